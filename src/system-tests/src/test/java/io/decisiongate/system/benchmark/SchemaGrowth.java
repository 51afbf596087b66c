package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * How the time of {@code schemas_list} depends on the number of schemas, at three places and at
 * places that change with each call, which no cache has. A registry that stays small is asked in
 * turn, so that what the machine does meanwhile changes both.
 */
final class SchemaGrowth {
  private static final int GROWING = 2;
  private static final int SMALL = 3;
  private static final int SMALL_SIZE = 100;
  private static final int PAGE = 20;
  private static final int WRITERS = 8;
  private static final double MEDIAN = 0.5;
  private static final double NINETY_FIFTH = 0.95;

  private final int port;
  private final Path results;
  private final int turns;
  private final Random random = new Random(1);
  private final String nonce = Long.toHexString(System.currentTimeMillis());

  SchemaGrowth(int port, Path results, int turns) {
    this.port = port;
    this.results = results;
    this.turns = turns;
  }

  void measure(List<Integer> sizes) throws IOException, InterruptedException {
    Table table =
        new Table(
            results.resolve("growth-schemas.csv"), "schemas", "page", "p50_us", "p95_us", "bytes");
    Plot plot = Plot.overSizes("schemas_list, 20 a page", "schemas", "median, microseconds");
    register(SMALL, 0, SMALL_SIZE);
    int registered = 0;
    try (Caller caller = new Caller(port)) {
      for (int size : sizes) {
        register(GROWING, registered, size);
        registered = size;
        measure(caller, size, table, plot);
      }
    }
    plot.write(results.resolve("growth-schemas.png"));
  }

  private void measure(Caller caller, int size, Table table, Plot plot) throws IOException {
    Map<String, Supplier<String>> requests = new LinkedHashMap<>();
    requests.put("first", () -> list(GROWING, "null"));
    requests.put("middle", () -> list(GROWING, cursor(size / 2)));
    requests.put("last", () -> list(GROWING, cursor(size - PAGE - 1)));
    requests.put("any", () -> list(GROWING, anyCursor(size)));
    requests.put("first of " + SMALL_SIZE, () -> list(SMALL, "null"));
    requests.put("any of " + SMALL_SIZE, () -> list(SMALL, anyCursor(SMALL_SIZE)));
    Map<String, Samples> samples = new LinkedHashMap<>();
    Map<String, Integer> bytes = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (Map.Entry<String, Supplier<String>> page : requests.entrySet()) {
        Caller.Reply reply = caller.call("schemas_list", page.getValue().get());
        samples.computeIfAbsent(page.getKey(), name -> new Samples()).add(reply.nanoseconds());
        bytes.put(page.getKey(), reply.body().length());
      }
    }
    for (Map.Entry<String, Samples> page : samples.entrySet()) {
      double median = page.getValue().quantileUs(MEDIAN);
      table.add(
          size,
          page.getKey(),
          median,
          page.getValue().quantileUs(NINETY_FIFTH),
          bytes.getOrDefault(page.getKey(), 0));
      plot.add(page.getKey() + " page", size, median);
    }
  }

  private void register(int tenant, int from, int to) throws IOException, InterruptedException {
    List<Callable<Void>> parts = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = from + writer;
      parts.add(
          () -> {
            try (Caller caller = new Caller(port)) {
              for (int number = first; number < to; number += WRITERS) {
                caller.call("schemas_register", record(tenant, number));
              }
            }
            return null;
          });
    }
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> part : writers.invokeAll(parts)) {
        part.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("registering schemas " + from + " to " + to, e.getCause());
    }
  }

  private String id(int number) {
    return "schema-%s-%07d".formatted(nonce, number);
  }

  private String record(int tenant, int number) {
    return """
        {"record":{"tenant_id":%d,"namespace_id":1,"schema_id":"%s","version":"v1",\
        "schema":{"type":"object","additionalProperties":false,"properties":{"after":{"type":"boolean"}},\
        "required":["after"]},"description":"growth","created_at":{"kind":"logical","value":1},\
        "signing":null}}"""
        .formatted(tenant, id(number));
  }

  /** A cursor is JSON text within JSON. */
  private String cursor(int number) {
    return "\"{\\\"schema_id\\\":\\\"%s\\\",\\\"version\\\":\\\"v1\\\"}\"".formatted(id(number));
  }

  /** So that a page follows it. */
  private String anyCursor(int size) {
    return cursor(random.nextInt(size - PAGE));
  }

  private static String list(int tenant, String cursor) {
    return "{\"tenant_id\":%d,\"namespace_id\":1,\"cursor\":%s,\"limit\":%d}"
        .formatted(tenant, cursor, PAGE);
  }
}

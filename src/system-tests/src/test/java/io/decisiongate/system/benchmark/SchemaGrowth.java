package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How the time of {@code schemas_list} depends on the number of schemas, at three places. */
final class SchemaGrowth {
  private static final int TENANT = 2;
  private static final int PAGE = 20;
  private static final int WRITERS = 8;
  private static final double MEDIAN = 0.5;
  private static final double NINETY_FIFTH = 0.95;

  private final int port;
  private final Path results;
  private final int turns;
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
    int registered = 0;
    try (Caller caller = new Caller(port)) {
      for (int size : sizes) {
        register(registered, size);
        registered = size;
        measure(caller, size, table, plot);
      }
    }
    plot.write(results.resolve("growth-schemas.png"));
  }

  private void measure(Caller caller, int size, Table table, Plot plot) throws IOException {
    Map<String, String> cursors = new LinkedHashMap<>();
    cursors.put("first", "null");
    cursors.put("middle", cursor(size / 2));
    cursors.put("last", cursor(Math.max(0, size - PAGE - 1)));
    Map<String, Samples> samples = new LinkedHashMap<>();
    Map<String, Integer> bytes = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      for (Map.Entry<String, String> page : cursors.entrySet()) {
        Caller.Reply reply = caller.call("schemas_list", list(page.getValue()));
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

  private void register(int from, int to) throws IOException, InterruptedException {
    List<Callable<Void>> parts = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int first = from + writer;
      parts.add(
          () -> {
            try (Caller caller = new Caller(port)) {
              for (int number = first; number < to; number += WRITERS) {
                caller.call("schemas_register", register(number));
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

  private String register(int number) {
    return """
        {"record":{"tenant_id":%d,"namespace_id":1,"schema_id":"%s","version":"v1",\
        "schema":{"type":"object","additionalProperties":false,"properties":{"after":{"type":"boolean"}},\
        "required":["after"]},"description":"growth","created_at":{"kind":"logical","value":1},\
        "signing":null}}"""
        .formatted(TENANT, id(number));
  }

  /** A cursor is JSON text within JSON. */
  private String cursor(int number) {
    return "\"{\\\"schema_id\\\":\\\"%s\\\",\\\"version\\\":\\\"v1\\\"}\"".formatted(id(number));
  }

  private static String list(String cursor) {
    return "{\"tenant_id\":%d,\"namespace_id\":1,\"cursor\":%s,\"limit\":%d}"
        .formatted(TENANT, cursor, PAGE);
  }
}

package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether a server that works for a long time stays as it was: heap, threads, files, database
 * connections and times of answers over half an hour at half of what it can do. Writes tables and
 * plots to {@code target/benchmark}; the exit status is 1 when something rose.
 *
 * <p>Options: {@code --port} and {@code --pid} of a running server (else one is started), {@code
 * --minutes} (30), {@code --rate} calls in a second (default: half of a maximum that is measured
 * first), {@code --results} directory.
 */
public final class Soak {
  private static final int MINUTES = 30;
  private static final int SAMPLE_S = 15;
  private static final int SAMPLES_A_MINUTE = 60 / SAMPLE_S;
  private static final int WARM_UP_S = 120;
  private static final int MAXIMUM_S = 30;

  /** A collection of all garbage this often; its interval does not count for the times. */
  private static final int COLLECT_EVERY = 5 * SAMPLES_A_MINUTE;

  private static final double MEDIAN = 0.5;
  private static final double NINETY_NINTH = 0.99;
  private static final double US_A_MS = 1_000;
  private static final double HEAP_TOLERANCE = 0.10;
  private static final double COUNT_TOLERANCE = 0.05;

  /** Times of answers differ by this much from one minute to the next on a shared machine. */
  private static final double TIME_TOLERANCE = 0.25;

  private final SoakMix mix = new SoakMix();
  private final Target target;
  private final NodeProbe probe;
  private final Path results;
  private final Trend liveHeap = new Trend("live heap", HEAP_TOLERANCE);
  private final Trend threads = new Trend("threads", COUNT_TOLERANCE);
  private final Trend files = new Trend("files and sockets", COUNT_TOLERANCE);
  private final Trend connections = new Trend("database connections", COUNT_TOLERANCE);
  private final Trend p99 = new Trend("p99", TIME_TOLERANCE);

  private Soak(Target target, Path results) {
    this.target = target;
    this.results = results;
    probe =
        new NodeProbe(
            target.port(),
            target
                .processId()
                .orElseThrow(() -> new IllegalArgumentException("--port needs --pid as well")));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.parse(arguments, "port", "pid", "minutes", "rate", "results");
    Path results = Path.of(options.text("results").orElse("target/benchmark"));
    boolean flat;
    try (Target target = Target.of(options, results)) {
      flat = new Soak(target, results).run(options);
    }
    System.exit(flat ? 0 : 1);
  }

  private boolean run(Options options) throws IOException, InterruptedException {
    try (Caller caller = new Caller(target.port())) {
      mix.prepare(caller);
    }
    double rate = options.text("rate").isPresent() ? options.number("rate", 0) : halfOfTheMaximum();
    try (SteadyLoad load = SteadyLoad.start(mix, target.port(), rate)) {
      // Pools fill, and code is compiled for this rate.
      TimeUnit.SECONDS.sleep(WARM_UP_S);
      Samples unused = load.take();
      sample(load, options.number("minutes", MINUTES) * SAMPLES_A_MINUTE);
      return verdict(load, rate);
    }
  }

  private double halfOfTheMaximum() throws InterruptedException {
    try (SteadyLoad load = SteadyLoad.start(mix, target.port(), Double.POSITIVE_INFINITY)) {
      TimeUnit.SECONDS.sleep(WARM_UP_S);
      Samples unused = load.take();
      TimeUnit.SECONDS.sleep(MAXIMUM_S);
      double maximum = (double) load.take().size() / MAXIMUM_S;
      System.out.printf("maximum %.0f/s, soak at %.0f/s%n", maximum, maximum / 2);
      return maximum / 2;
    }
  }

  private void sample(SteadyLoad load, int samples) throws IOException, InterruptedException {
    Table table =
        new Table(
            results.resolve("soak.csv"),
            "second",
            "calls",
            "errors",
            "p50_ms",
            "p99_ms",
            "heap_mib",
            "live_heap_mib",
            "threads",
            "files",
            "database_connections",
            "lane_depth");
    Plot times = Plot.of("Times of answers", "minutes", "milliseconds");
    Plot memory = Plot.of("Heap", "minutes", "MiB");
    Plot counts = Plot.of("Threads, files, database connections", "minutes", "number");
    long start = System.nanoTime();
    for (int number = 0; number <= samples; number++) {
      long due = start + TimeUnit.SECONDS.toNanos((long) number * SAMPLE_S);
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      double minute = (double) number / SAMPLES_A_MINUTE;
      Samples calls = load.take();
      NodeProbe.Reading reading = probe.read();
      String live = "";
      if (number % COLLECT_EVERY == 0) {
        double mib = probe.liveHeapMib();
        live = Long.toString(Math.round(mib));
        liveHeap.add(minute, mib);
        memory.add("after a full collection", minute, mib);
      } else if (number % COLLECT_EVERY != 1) {
        p99.add(minute, calls.quantileUs(NINETY_NINTH) / US_A_MS);
      }
      threads.add(minute, reading.threads());
      files.add(minute, reading.files());
      connections.add(minute, reading.databaseConnections());
      table.add(
          number * SAMPLE_S,
          calls.size(),
          load.errors(),
          calls.quantileUs(MEDIAN) / US_A_MS,
          calls.quantileUs(NINETY_NINTH) / US_A_MS,
          reading.heapMib(),
          live,
          reading.threads(),
          reading.files(),
          reading.databaseConnections(),
          reading.laneDepth());
      if (calls.size() > 0) {
        times.add("p50", minute, calls.quantileUs(MEDIAN) / US_A_MS);
        times.add("p99", minute, calls.quantileUs(NINETY_NINTH) / US_A_MS);
      }
      memory.add("used", minute, reading.heapMib());
      counts.add("threads", minute, reading.threads());
      counts.add("files and sockets", minute, reading.files());
      counts.add("database connections", minute, reading.databaseConnections());
    }
    times.write(results.resolve("soak-times.png"));
    memory.write(results.resolve("soak-heap.png"));
    counts.write(results.resolve("soak-counts.png"));
  }

  private boolean verdict(SteadyLoad load, double rate) throws IOException {
    Table table =
        new Table(results.resolve("soak-verdict.csv"), "what", "mean", "rise_percent", "verdict");
    boolean flat = load.errors() == 0;
    table.add("calls a second", rate, 0, "given");
    table.add("errors", load.errors(), 0, flat ? "none" : load.lastError().replace(',', ';'));
    for (Trend trend : List.of(liveHeap, threads, files, connections, p99)) {
      table.add(trend.name(), trend.mean(), 100 * trend.rise(), trend.isFlat() ? "flat" : "rises");
      flat &= trend.isFlat();
    }
    return flat;
  }
}

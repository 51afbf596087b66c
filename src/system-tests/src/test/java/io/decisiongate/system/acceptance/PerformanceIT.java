package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Suite performance: what a server bears at least, on whatever machine the tests run. What it
 * really does is measured by bench (docs/performance.md). On a machine that is busy otherwise they
 * are left out.
 */
@ExtendWith(AcceptanceServer.Access.class)
class PerformanceIT {
  private static final double PERCENTILE = 0.95;

  /** Work of others on each processor from which on a measurement would be of that. */
  private static final double BUSY = 3;

  private static final double NS_PER_SECOND = 1e9;

  /** One iteration; its number is unique. */
  private interface Work {
    void run(int iteration) throws Exception;
  }

  /**
   * What was measured.
   *
   * @param perSecond calls
   * @param p95 95th percentile of one iteration, and so a bound for each of its calls
   */
  private record Measured(double perSecond, Duration p95) {}

  @Test
  void perf_core_mcp_throughput_release(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec = Spec.time("perf-core", 0);
    server.caller().result("scenario_define", spec.define());

    Measured measured =
        measure(
            8,
            40,
            320,
            2,
            i -> {
              Run run = Run.of(spec, "run-" + i);
              server.caller().result("scenario_start", run.start());
              server.caller().result("scenario_trigger", run.trigger("t-1", 2));
            });

    assertAtLeast(measured, 80, Duration.ofMillis(200));
  }

  @Test
  void perf_precheck_throughput_release(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    Spec spec = Spec.time("perf-precheck", 0);
    server.caller().result("scenario_define", spec.define());
    server.caller().result("schemas_register", Registry.register("shape", Registry.AFTER));
    Json precheck = Registry.precheck(spec.id(), "shape", "{\"after\":true}");

    Measured measured = measure(8, 40, 640, 1, i -> server.caller().result("precheck", precheck));

    assertAtLeast(measured, 120, Duration.ofMillis(150));
  }

  @Test
  void perf_registry_mixed_throughput_release(AcceptanceServer server) throws Exception {
    server.use(server.standard());

    Measured measured =
        measure(
            6,
            24,
            360,
            2,
            i -> {
              server
                  .caller()
                  .result("schemas_register", Registry.register("shape-" + i, Registry.AFTER));
              server.caller().result("schemas_list", Registry.list(10, Json.NULL));
            });

    assertAtLeast(measured, 60, Duration.ofMillis(250));
  }

  private static void assertAtLeast(Measured measured, double perSecond, Duration p95) {
    assertThat(measured.perSecond()).as(measured.toString()).isGreaterThanOrEqualTo(perSecond);
    assertThat(measured.p95()).as(measured.toString()).isLessThanOrEqualTo(p95);
  }

  /**
   * Runs iterations side by side; the first failure ends it.
   *
   * @param calls of one iteration
   */
  private static Measured measure(int workers, int warmUp, int iterations, int calls, Work work)
      throws Exception {
    assumeQuiet();
    AtomicInteger next = new AtomicInteger();
    times(workers, warmUp, next, work);
    long begin = System.nanoTime();
    long[] times = times(workers, iterations, next, work);
    double seconds = (System.nanoTime() - begin) / NS_PER_SECOND;
    Arrays.sort(times);
    long p95 = times[(int) Math.ceil(times.length * PERCENTILE) - 1];
    return new Measured(times.length * calls / seconds, Duration.ofNanos(p95));
  }

  private static void assumeQuiet() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int processors = Runtime.getRuntime().availableProcessors();
    Assumptions.assumeTrue(
        load <= BUSY * processors,
        () -> "left out: others keep the machine busy, load %.1f".formatted(load));
  }

  /** The time of each iteration, in nanoseconds. */
  private static long[] times(int workers, int iterations, AtomicInteger next, Work work)
      throws Exception {
    List<Future<Long>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (int i = 0; i < iterations; i++) {
        int iteration = next.incrementAndGet();
        done.add(
            threads.submit(
                () -> {
                  long begin = System.nanoTime();
                  work.run(iteration);
                  return System.nanoTime() - begin;
                }));
      }
    }
    long[] times = new long[iterations];
    for (int i = 0; i < iterations; i++) {
      times[i] = done.get(i).get();
    }
    return times;
  }
}

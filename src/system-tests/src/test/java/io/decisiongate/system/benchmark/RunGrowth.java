package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How the time of {@code scenario_status} and {@code scenario_trigger} depends on the length of the
 * run. At each size the long run and short ones take turns, so that what changes on the machine
 * meanwhile changes both.
 */
final class RunGrowth {
  private static final int SHORT_STEPS = 10;

  /** A short run is used this often before the next one takes its place. */
  private static final int TURNS = 10;

  private static final int WARM_UP_CALLS = 2_000;
  private static final double MEDIAN = 0.5;
  private static final double NINETY_FIFTH = 0.95;

  private final Caller caller;
  private final Path results;
  private final int turns;

  /** The calls of one run. */
  private static final class Run {
    final String id;
    final Samples status = new Samples();
    final Samples trigger = new Samples();
    long triggers;
    int answerBytes;

    Run(String id) {
      this.id = id;
    }
  }

  RunGrowth(Caller caller, Path results, int turns) {
    this.caller = caller;
    this.results = results;
    this.turns = turns;
  }

  /**
   * Measures.
   *
   * @param kinds of steps: {@code holds}, {@code advances}
   */
  void measure(List<String> kinds, List<Integer> sizes) throws IOException {
    Table table =
        new Table(
            results.resolve("growth-runs.csv"),
            "steps_are",
            "steps",
            "call",
            "long_p50_us",
            "short_p50_us",
            "ratio_percent",
            "long_p95_us",
            "short_p95_us",
            "long_answer_bytes");
    String nonce = Long.toHexString(System.currentTimeMillis());
    for (String kind : kinds) {
      LoopScenario scenario =
          new LoopScenario("growth-" + kind + "-" + nonce, 1, kind.equals("advances"));
      measure(scenario, kind, sizes, table);
    }
  }

  private void measure(LoopScenario scenario, String steps, List<Integer> sizes, Table table)
      throws IOException {
    Plot plot =
        Plot.overSizes("Runs whose steps are " + steps, "steps of the run", "median, microseconds");
    caller.call("scenario_define", scenario.define());
    warmUp(scenario);
    Run growing = start(scenario, "long");
    for (int size : sizes) {
      grow(scenario, growing, size);
      // Each size has samples of its own.
      Run longRun = new Run(growing.id);
      longRun.triggers = growing.triggers;
      Run shortRun = turns(scenario, longRun, size);
      growing.triggers = longRun.triggers;
      row(table, plot, steps, size, "scenario_status", longRun.status, shortRun.status, longRun);
      row(table, plot, steps, size, "scenario_trigger", longRun.trigger, shortRun.trigger, longRun);
    }
    plot.write(results.resolve("growth-runs-" + steps + ".png"));
  }

  /** Gives the samples of all short runs together. */
  private Run turns(LoopScenario scenario, Run longRun, int size) throws IOException {
    Run all = new Run("short");
    Run current = all;
    for (int turn = 0; turn < turns; turn++) {
      if (turn % TURNS == 0) {
        current = start(scenario, "short-" + size + "-" + turn);
        grow(scenario, current, SHORT_STEPS);
      }
      status(scenario, longRun);
      status(scenario, current);
      trigger(scenario, longRun);
      trigger(scenario, current);
      if (turn % TURNS == TURNS - 1) {
        all.status.addAll(current.status);
        all.trigger.addAll(current.trigger);
      }
    }
    return all;
  }

  private void warmUp(LoopScenario scenario) throws IOException {
    Run run = start(scenario, "warm-up-0");
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      if (run.triggers == SHORT_STEPS) {
        run = start(scenario, "warm-up-" + i);
      }
      trigger(scenario, run);
      status(scenario, run);
    }
  }

  private Run start(LoopScenario scenario, String name) throws IOException {
    String id = scenario.id() + "-" + name;
    caller.call("scenario_start", scenario.start(id));
    return new Run(id);
  }

  private void grow(LoopScenario scenario, Run run, int size) throws IOException {
    while (run.triggers < size) {
      caller.call("scenario_trigger", scenario.trigger(run.id, ++run.triggers));
    }
  }

  private void status(LoopScenario scenario, Run run) throws IOException {
    Caller.Reply reply = caller.call("scenario_status", scenario.status(run.id));
    run.status.add(reply.nanoseconds());
    run.answerBytes = reply.body().length();
  }

  private void trigger(LoopScenario scenario, Run run) throws IOException {
    run.trigger.add(
        caller.call("scenario_trigger", scenario.trigger(run.id, ++run.triggers)).nanoseconds());
  }

  private static void row(
      Table table,
      Plot plot,
      String steps,
      int size,
      String call,
      Samples longRun,
      Samples shortRun,
      Run measured)
      throws IOException {
    double longMedian = longRun.quantileUs(MEDIAN);
    double shortMedian = shortRun.quantileUs(MEDIAN);
    table.add(
        steps,
        size,
        call,
        longMedian,
        shortMedian,
        100 * longMedian / shortMedian,
        longRun.quantileUs(NINETY_FIFTH),
        shortRun.quantileUs(NINETY_FIFTH),
        measured.answerBytes);
    plot.add(call + ", this run", size, longMedian);
    plot.add(call + ", short runs meanwhile", size, shortMedian);
  }
}

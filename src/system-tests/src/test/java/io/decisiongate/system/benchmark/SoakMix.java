package io.decisiongate.system.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of a soak over eight tenants. Of twenty calls nine start a run, seven trigger one that
 * was started long before and so complete it, three ask how far it is and one lists the scenarios.
 */
final class SoakMix {
  static final int TENANTS = 8;
  private static final int PERIOD = 20;
  private static final int STARTS = 9;
  private static final int TRIGGERS = 7;
  private static final int STATUSES = 3;

  /** Runs between the start of one and its trigger: no two calls under way are of one run. */
  private static final int LAG = 1_024;

  private final String nonce = Long.toHexString(System.currentTimeMillis());
  private final List<LoopScenario> scenarios = new ArrayList<>();
  private final AtomicLong started = new AtomicLong();
  private final AtomicLong triggered = new AtomicLong();

  SoakMix() {
    for (int tenant = 1; tenant <= TENANTS; tenant++) {
      scenarios.add(new LoopScenario("soak-" + nonce + "-" + tenant, tenant, true));
    }
  }

  /** Defines the scenarios and starts the first runs. */
  void prepare(Caller caller) throws IOException {
    for (LoopScenario scenario : scenarios) {
      caller.call("scenario_define", scenario.define());
    }
    while (started.get() < LAG) {
      start(caller);
    }
  }

  /** Makes the call with this number. */
  Caller.Reply call(long number, Caller caller) throws IOException {
    long place = number % PERIOD;
    if (place < STARTS || triggered.get() + LAG / 2 > started.get()) {
      return start(caller);
    }
    if (place < STARTS + TRIGGERS) {
      return trigger(caller);
    }
    if (place < STARTS + TRIGGERS + STATUSES) {
      long run = Math.max(0, triggered.get() - LAG / 4);
      return caller.call("scenario_status", of(run).status(id(run)));
    }
    long tenant = 1 + number % TENANTS;
    return caller.call(
        "scenarios_list", "{\"tenant_id\":%d,\"namespace_id\":1,\"limit\":20}".formatted(tenant));
  }

  private Caller.Reply start(Caller caller) throws IOException {
    long run = started.getAndIncrement();
    return caller.call("scenario_start", of(run).start(id(run)));
  }

  private Caller.Reply trigger(Caller caller) throws IOException {
    long run = triggered.getAndIncrement();
    return caller.call("scenario_trigger", of(run).trigger(id(run), 1));
  }

  private LoopScenario of(long run) {
    return scenarios.get((int) (run % TENANTS));
  }

  private String id(long run) {
    return "run-" + nonce + "-" + run;
  }
}

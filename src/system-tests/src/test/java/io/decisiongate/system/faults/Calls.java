package io.decisiongate.system.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Makes up the calls of the load: on runs that all clients share, where the same trigger is sent by
 * several of them, and on runs of a client's own.
 */
final class Calls {
  /** All of them must be allowed in the servers' configuration. */
  static final List<Long> TENANTS = List.of(1L, 2L, 3L);

  /** Of the tenant for which the scenario is defined; prechecks for others are refused. */
  private static final SchemaRef SHAPE = new SchemaRef(TENANTS.getFirst(), "shape");

  private static final int SHARED_RUNS_OF_A_TENANT = 2;
  private static final int MOST_RECENT = 24;

  private final AtomicLong last = new AtomicLong();
  private final List<RunRef> shared = new ArrayList<>();
  private final Deque<TriggerRef> recent = new ArrayDeque<>();

  Calls() {
    for (long tenant : TENANTS) {
      for (int i = 1; i <= SHARED_RUNS_OF_A_TENANT; i++) {
        shared.add(new RunRef(tenant, "shared-" + i));
      }
    }
  }

  /**
   * The calls that start the runs which all clients share, and register the shape for prechecks.
   */
  List<LoadCall> preparation() {
    return Stream.<LoadCall>concat(
            shared.stream().map(run -> new StartCall(id(), Endpoint.RPC, run)),
            Stream.of(new RegisterCall(id(), Endpoint.RPC, SHAPE)))
        .toList();
  }

  /**
   * The next call of one client.
   *
   * @param own active runs that only this client calls; one that the call completes is taken away
   */
  LoadCall next(Random random, List<RunRef> own) {
    Endpoint endpoint = random.nextInt(3) == 0 ? Endpoint.MCP : Endpoint.RPC;
    int dice = random.nextInt(100);
    if (dice < 15 || own.isEmpty()) {
      return new StartCall(id(), endpoint, new RunRef(any(random, TENANTS), "run-" + id()));
    }
    if (dice < 35) {
      return new TriggerCall(id(), endpoint, any(random, own), "t-" + id(), TriggerCall.HOLDS);
    }
    if (dice < 40) {
      RunRef run = own.remove(random.nextInt(own.size()));
      return new TriggerCall(id(), endpoint, run, "t-" + id(), TriggerCall.COMPLETES);
    }
    if (dice < 44) {
      return new StatusCall(id(), endpoint, any(random, own));
    }
    if (dice < 48) {
      return new RegisterCall(id(), endpoint, new SchemaRef(any(random, TENANTS), "shape-" + id()));
    }
    if (dice < 52) {
      return new PrecheckCall(id(), endpoint, SHAPE);
    }
    if (dice < 56) {
      return new StatusCall(id(), endpoint, any(random, shared));
    }
    if (dice < 60) {
      return new NextCall(id(), endpoint, any(random, shared), "t-" + id());
    }
    if (dice < 65) {
      return new SubmitCall(id(), endpoint, any(random, shared), "s-" + id());
    }
    TriggerRef trigger = dice < 85 ? newTrigger(random) : recentTrigger(random);
    return new TriggerCall(id(), endpoint, trigger.run(), trigger.id(), TriggerCall.HOLDS);
  }

  private synchronized TriggerRef newTrigger(Random random) {
    TriggerRef trigger = new TriggerRef(any(random, shared), "t-" + id());
    recent.addLast(trigger);
    if (recent.size() > MOST_RECENT) {
      recent.removeFirst();
    }
    return trigger;
  }

  /** A trigger that another client has sent, or is about to send. */
  private synchronized TriggerRef recentTrigger(Random random) {
    return recent.isEmpty() ? newTrigger(random) : any(random, List.copyOf(recent));
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String id() {
    return "load-" + last.incrementAndGet();
  }
}

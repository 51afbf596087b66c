package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * One call of the load; repeating it sends the same bytes. Each that succeeds is one step of its
 * run.
 */
sealed interface LoadCall permits StartCall, TriggerCall, NextCall, SubmitCall, StatusCall {
  /** JSON-RPC id, which no other call has; the audit log names it. */
  String requestId();

  Endpoint endpoint();

  RunRef run();

  String tool();

  Json arguments();

  /** Whether this call creates its run. */
  default boolean startsRun() {
    return false;
  }

  /** The trigger that this call has decided, once for all calls that name it. */
  default Optional<TriggerRef> decides() {
    return Optional.empty();
  }

  /** Whether this refusal says that an earlier attempt was carried out. */
  default boolean provesEarlierSuccess(Outcome.Refused refusal) {
    return false;
  }
}

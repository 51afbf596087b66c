package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** One call of the load; repeating it sends the same bytes. */
sealed interface LoadCall permits RunCall, RegisterCall, PrecheckCall {
  /** JSON-RPC id, which no other call has; the audit log names it. */
  String requestId();

  Endpoint endpoint();

  long tenant();

  String tool();

  Json arguments();

  /** The trigger that this call has decided, once for all calls that name it. */
  default Optional<TriggerRef> decides() {
    return Optional.empty();
  }

  /** Whether this refusal says that an earlier attempt was carried out. */
  default boolean provesEarlierSuccess(Outcome.Refused refusal) {
    return false;
  }
}

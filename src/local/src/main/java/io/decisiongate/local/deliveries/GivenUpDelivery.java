package io.decisiongate.local.deliveries;

import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery that will not be tried again by itself. Where its packet is, and not what is in it.
 *
 * @param id of the packet on its way to this target
 * @param sink {@code log} or {@code callback}
 * @param packet its id; empty when the step that issued it was changed by somebody
 * @param target as the run names it
 * @param attempts how many were begun
 * @param error of the last one; empty when nobody knows what became of it
 * @param queuedAt when it was issued or last put back in the queue, Unix milliseconds
 * @param givenUpAt Unix milliseconds
 */
public record GivenUpDelivery(
    long tenant,
    long namespace,
    String run,
    UUID id,
    String sink,
    Optional<String> packet,
    Json target,
    int attempts,
    Optional<String> error,
    long queuedAt,
    long givenUpAt) {

  /** With the names of the audit record of an attempt, as far as that has them. */
  public Json toJson() {
    return Json.object()
        .put("tenant_id", tenant)
        .put("namespace_id", namespace)
        .put("run_id", run)
        .put("delivery_id", id.toString())
        .put("sink", sink)
        .put("packet_id", Json.ofNullable(packet))
        .put("target", target)
        .put("attempts", attempts)
        .put("last_error", Json.ofNullable(error))
        .put("queued_at", queuedAt)
        .put("given_up_at", givenUpAt)
        .build();
  }
}

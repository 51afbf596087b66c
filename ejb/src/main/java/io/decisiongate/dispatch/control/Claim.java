package io.decisiongate.dispatch.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.dispatch.boundary.PacketPlace;
import java.util.UUID;

/**
 * A delivery that this node has for a while.
 *
 * @param id of the packet and its target
 * @param place of the packet
 * @param target as the run names it
 * @param lease of this attempt
 * @param attempt its number, from 1
 * @param createdAt when the packet was issued, Unix milliseconds
 * @param leaseEndsNs when another node may take it, by {@link System#nanoTime()} and never too late
 */
record Claim(
    UUID id,
    SinkName sink,
    PacketPlace place,
    Json target,
    UUID lease,
    int attempt,
    long createdAt,
    long leaseEndsNs) {

  /** Milliseconds until another node may take it; negative when it may already. */
  long leaseLeftMs() {
    return (leaseEndsNs - System.nanoTime()) / 1_000_000;
  }
}

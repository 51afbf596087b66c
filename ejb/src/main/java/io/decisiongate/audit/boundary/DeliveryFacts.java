package io.decisiongate.audit.boundary;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * What a record of an attempt to deliver a packet says; the packet's content is not among it.
 *
 * @param deliveryId of the packet and its target
 * @param packetId empty, as decision and hash, when the packet could not be read
 * @param attempt from 1
 * @param outcome {@code delivered}, {@code retry} or {@code given_up}
 */
public record DeliveryFacts(
    long tenant,
    long namespace,
    String runId,
    UUID deliveryId,
    String sink,
    Json target,
    Optional<String> packetId,
    Optional<String> decisionId,
    Optional<Sha256> contentHash,
    int attempt,
    String outcome,
    Optional<String> error) {}

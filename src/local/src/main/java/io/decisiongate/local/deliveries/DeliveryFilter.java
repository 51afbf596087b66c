package io.decisiongate.local.deliveries;

import java.util.Optional;
import java.util.UUID;

/**
 * Which deliveries are meant: those that have all that is given.
 *
 * @param delivery the id of a packet on its way to a target
 * @param sink {@code log} or {@code callback}
 */
public record DeliveryFilter(
    Optional<Long> tenant,
    Optional<Long> namespace,
    Optional<String> run,
    Optional<UUID> delivery,
    Optional<String> sink) {}

package io.decisiongate.dispatch.boundary;

/**
 * Where an issued packet is kept.
 *
 * @param stepVersion the run's version after the step that issued it
 * @param index its place among the step's packets, from 0
 */
public record PacketPlace(long tenant, long namespace, String runId, long stepVersion, int index) {}

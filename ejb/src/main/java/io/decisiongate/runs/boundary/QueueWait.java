package io.decisiongate.runs.boundary;

/**
 * Event: a call had to wait until other calls were through with its run.
 *
 * @param nanoseconds until its turn
 */
public record QueueWait(long nanoseconds) {}

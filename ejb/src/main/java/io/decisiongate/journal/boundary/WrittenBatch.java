package io.decisiongate.journal.boundary;

/**
 * Event: the journal is done with a batch, whatever came of it.
 *
 * @param changes in the batch
 * @param nanoseconds from taking a connection to the end of the transaction
 * @param locked whether it lost the race for the head, or met a conflict, and took the lock
 */
public record WrittenBatch(int changes, long nanoseconds, boolean locked) {}

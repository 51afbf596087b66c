package io.decisiongate.journal.boundary;

/**
 * Numbers about the lanes since the start of this node.
 *
 * @param batches transactions committed
 * @param changes changes in them
 * @param locked batches that lost the race for the head, or met a conflict, and were written under
 *     its lock
 * @param waiting changes that wait now
 */
public record JournalStatistics(long batches, long changes, long locked, long waiting) {}

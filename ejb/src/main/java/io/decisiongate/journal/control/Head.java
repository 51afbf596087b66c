package io.decisiongate.journal.control;

/**
 * The head of one tenant's journal as last seen in the database.
 *
 * @param version raised by every commit that concerns the tenant
 * @param auditSequence number of the newest audit record, 0 when none
 * @param auditHash its hash, empty when none
 * @param usageSequence last number given to a ledger entry
 */
record Head(long version, long auditSequence, byte[] auditHash, long usageSequence) {}

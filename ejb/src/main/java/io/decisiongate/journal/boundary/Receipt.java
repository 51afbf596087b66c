package io.decisiongate.journal.boundary;

import io.decisiongate.core.audit.HashChain;

/**
 * Where a call's last audit record lies, so that its caller can later ask for proof.
 *
 * @param log the tenant whose log it is
 * @param index position in the log, from 0
 * @param payload the record's event as compact JSON
 * @param previous hash of the record before, empty for the first
 * @param hash the record's own hash
 */
public record Receipt(long log, long index, String payload, byte[] previous, byte[] hash) {

  /** RFC 6962 leaf hash of the record's line, hexadecimal. */
  public String leafHash() {
    return HashChain.leafHash(payload, previous, hash);
  }
}

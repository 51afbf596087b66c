package io.decisiongate.journal.control;

import java.io.ByteArrayOutputStream;

/**
 * Consecutive audit records packed into rows that fill a page of the database each. A record is a
 * line of JSON, which never has a line feed inside.
 */
final class AuditBlocks {
  /** A row of this many bytes stays in its page; the rest of the page is for the row's head. */
  private static final int MOST_BYTES = 7_900;

  private static final int HASH_BYTES = 32;

  private final Columns rows = new Columns("bigint", "integer", "text", "bytea", "bytea");
  private final StringBuilder lines = new StringBuilder();
  private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
  private byte[] previous = {};
  private long first;
  private int records;

  /** Adds the next record. */
  void add(long sequence, String payload, byte[] previousHash, byte[] hash) {
    // Characters beyond ASCII take more bytes; such a row may spill over, which is slower, not
    // wrong.
    int bytes = lines.length() + payload.length() + (records + 1) * (HASH_BYTES + 1);
    if (records > 0 && bytes > MOST_BYTES) {
      close();
    }
    if (records == 0) {
      first = sequence;
      previous = previousHash;
    } else {
      lines.append('\n');
    }
    lines.append(payload);
    hashes.writeBytes(hash);
    records++;
  }

  /** The rows: first sequence, number of records, lines, previous hash, hashes. */
  Columns rows() {
    close();
    return rows;
  }

  private void close() {
    if (records > 0) {
      rows.add(first, records, lines.toString(), previous, hashes.toByteArray());
      lines.setLength(0);
      hashes.reset();
      records = 0;
    }
  }
}

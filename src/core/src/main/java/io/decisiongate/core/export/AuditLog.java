package io.decisiongate.core.export;

import io.decisiongate.core.audit.HashChain;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exported audit log, line by line (enterprise.md section 5): each record must follow from the
 * one before.
 */
final class AuditLog {
  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"payload\":(.*),\"prev_hash\":\"(0|[0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\"}",
          Pattern.DOTALL);
  private static final byte[] NONE = {};

  private long records;
  private byte[] last = NONE;

  /**
   * The next line.
   *
   * @throws InvalidExport when it does not follow
   */
  void add(String line) {
    records++;
    Matcher record = LINE.matcher(line);
    if (!record.matches()) {
      throw new InvalidExport("record " + records + " of the audit log cannot be read");
    }
    byte[] hash = HashChain.next(last, record.group(1));
    if (!line.equals(HashChain.line(record.group(1), last, hash))) {
      throw new InvalidExport(
          "record " + records + " of the audit log does not follow from the one before");
    }
    last = hash;
  }

  long records() {
    return records;
  }

  /** Of the newest record, in hexadecimal; empty when there is none. */
  String lastHash() {
    return HexFormat.of().formatHex(last);
  }
}

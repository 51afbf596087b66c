package io.decisiongate.core.audit;

import io.decisiongate.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The chain of an audit log (enterprise.md section 5). Each record's hash is SHA-256 over the text
 * of the previous hash followed by the payload; before the first record that text is the character
 * {@code 0}.
 */
public final class HashChain {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte LEAF_PREFIX = 0;

  private HashChain() {}

  /**
   * The hash of the record that follows.
   *
   * @param previous hash of the newest record, empty when there is none
   * @param payload the event as compact JSON, exactly as it is written
   */
  public static byte[] next(byte[] previous, String payload) {
    return Sha256.digest((previousText(previous) + payload).getBytes(StandardCharsets.UTF_8));
  }

  /** The record as one line of the exported log, without a line end. */
  public static String line(String payload, byte[] previous, byte[] hash) {
    return "{\"payload\":"
        + payload
        + ",\"prev_hash\":\""
        + previousText(previous)
        + "\",\"hash\":\""
        + HEX.formatHex(hash)
        + "\"}";
  }

  /** RFC 6962 section 2.1 leaf hash of the record's line, hexadecimal. */
  public static String leafHash(String payload, byte[] previous, byte[] hash) {
    byte[] line = line(payload, previous, hash).getBytes(StandardCharsets.UTF_8);
    byte[] leaf = new byte[line.length + 1];
    leaf[0] = LEAF_PREFIX;
    System.arraycopy(line, 0, leaf, 1, line.length);
    return HEX.formatHex(Sha256.digest(leaf));
  }

  private static String previousText(byte[] previous) {
    return previous.length == 0 ? "0" : HEX.formatHex(previous);
  }
}

package io.decisiongate.core.scenario;

import io.decisiongate.core.json.ObjectReader;
import java.nio.charset.StandardCharsets;

/**
 * Reads the ids that callers choose: any text, the empty one too, of at most {@value #MAX_BYTES}
 * bytes in UTF-8 and without U+0000 (engine.md section 1).
 */
public final class Identifiers {
  /** Longest id in bytes. */
  public static final int MAX_BYTES = 255;

  private Identifiers() {}

  /** Whether something may bear this id; nothing is ever stored under another one. */
  public static boolean isStorable(String id) {
    // A char takes at most three bytes, so that short ids need not be encoded.
    return id.indexOf('\0') < 0
        && (id.length() <= MAX_BYTES / 3
            || id.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES);
  }

  /**
   * The id in this member.
   *
   * @throws io.decisiongate.core.error.InvalidParams when it is missing, no string or out of bounds
   */
  public static String read(ObjectReader members, String name) {
    String id = members.string(name);
    if (id.indexOf('\0') >= 0) {
      throw members.invalid(name, "invalid value: an id must not contain U+0000");
    }
    // A char takes at most three bytes, so that short ids need not be encoded.
    if (id.length() > MAX_BYTES / 3) {
      int bytes = id.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        throw members.invalid(
            name, "invalid value: an id of " + bytes + " bytes, expected at most " + MAX_BYTES);
      }
    }
    return id;
  }
}

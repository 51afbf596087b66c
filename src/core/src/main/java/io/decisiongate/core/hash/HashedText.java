package io.decisiongate.core.hash;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text as it is stored, with the SHA-256 of its UTF-8 bytes beside it.
 *
 * @param key of the row, for messages
 */
public record HashedText(Object key, String text, byte[] hash) {

  /** The text, once it is known to be what was written. */
  public Json checked() {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(Sha256.digest(utf8), hash)) {
      throw new CorruptRow(key);
    }
    return JsonReader.read(utf8);
  }

  /** Whether both hold the same. */
  public boolean hasHashOf(HashedText other) {
    return Arrays.equals(hash, other.hash);
  }
}

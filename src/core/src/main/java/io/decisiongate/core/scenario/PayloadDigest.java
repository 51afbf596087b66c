package io.decisiongate.core.scenario;

import io.decisiongate.core.hash.Sha256;
import java.util.Optional;

/**
 * Hash and size of a payload's content.
 *
 * @param size bytes; 0 for content that lies elsewhere
 */
public record PayloadDigest(Sha256 hash, long size) {
  /** Largest content of a packet or submission in bytes. */
  public static final long MAX_SIZE = 2L * 1024 * 1024;

  static PayloadDigest of(byte[] content) {
    return new PayloadDigest(Sha256.of(content), content.length);
  }

  /** What to tell the caller when the content is too large for a packet or submission. */
  public Optional<String> problem() {
    return size <= MAX_SIZE
        ? Optional.empty()
        : Optional.of("payload exceeds size limit (" + size + " > " + MAX_SIZE + ")");
  }
}

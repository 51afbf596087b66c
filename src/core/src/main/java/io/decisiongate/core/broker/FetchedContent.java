package io.decisiongate.core.broker;

import java.util.Optional;

/**
 * What a source gave.
 *
 * @param contentType as the source states it; empty when it states none
 */
public record FetchedContent(byte[] bytes, Optional<String> contentType) {
  /** Most bytes that any source gives. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /**
   * Refuses content that is too large.
   *
   * @param size bytes, as far as they are known
   * @throws SourceFailure when it is
   */
  static void requireSize(long size) {
    if (size > MAX_BYTES) {
      throw new SourceFailure(
          "payload exceeds size limit: " + size + " bytes (max " + MAX_BYTES + ")");
    }
  }
}

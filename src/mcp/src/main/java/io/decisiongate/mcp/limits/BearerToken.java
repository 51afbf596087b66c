package io.decisiongate.mcp.limits;

import java.util.Optional;

/**
 * A token from an {@code Authorization: Bearer} header, known or not.
 *
 * @param value never empty
 */
public record BearerToken(String value) {
  /** Longest header in bytes. */
  public static final int MAX_HEADER_BYTES = 8192;

  /**
   * Reads the header's value: trimmed, split at the first blank, scheme in any case, the rest
   * trimmed (auth.md section 1). Empty when the header is missing, too long, of another scheme or
   * without a token.
   */
  public static Optional<BearerToken> parse(Optional<String> header) {
    return ofAnyLength(header.filter(value -> value.length() <= MAX_HEADER_BYTES));
  }

  /** As {@link #parse}, also of a header that is too long. */
  public static Optional<BearerToken> ofAnyLength(Optional<String> header) {
    if (header.isEmpty()) {
      return Optional.empty();
    }
    String value = header.get().strip();
    int blank = value.indexOf(' ');
    if (blank < 0 || !value.substring(0, blank).equalsIgnoreCase("bearer")) {
      return Optional.empty();
    }
    return Optional.of(new BearerToken(value.substring(blank).strip()));
  }

  /** Without the token, which must not reach any log. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}

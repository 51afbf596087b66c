package io.decisiongate.mcp.limits;

import java.util.Optional;

/** What became of the client's correlation id. It stays the client's word: never trust it. */
public sealed interface ClientCorrelationId {
  /** Longest id in bytes. */
  int MAX_BYTES = 128;

  /**
   * The request goes on.
   *
   * @param id trimmed, to be echoed; empty when the client sent none
   */
  record Accepted(Optional<String> id) implements ClientCorrelationId {}

  /** The request is refused. */
  record Rejected(Reason reason) implements ClientCorrelationId {}

  /** Why an id is refused; only the audit record tells. */
  enum Reason {
    NON_ASCII("non_ascii"),
    EMPTY_AFTER_TRIM("empty_after_trim"),
    TOO_LONG("too_long"),
    CONTAINS_WHITESPACE("contains_whitespace"),
    CONTAINS_DISALLOWED_CHAR("contains_disallowed_char");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Checks the value of {@code x-correlation-id} (mcp-transport.md section 2.4). The first broken
   * rule gives the reason; a control character other than the tab counts as not ASCII, as it is
   * outside what a header may hold.
   */
  static ClientCorrelationId check(Optional<String> header) {
    if (header.isEmpty()) {
      return new Accepted(header);
    }
    String value = header.get();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return new Rejected(Reason.NON_ASCII);
      }
    }
    String id = value.strip();
    if (id.isEmpty()) {
      return new Rejected(Reason.EMPTY_AFTER_TRIM);
    }
    if (id.length() > MAX_BYTES) {
      return new Rejected(Reason.TOO_LONG);
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == ' ' || c == '\t') {
        return new Rejected(Reason.CONTAINS_WHITESPACE);
      }
      if (!isTokenCharacter(c)) {
        return new Rejected(Reason.CONTAINS_DISALLOWED_CHAR);
      }
    }
    return new Accepted(Optional.of(id));
  }

  /** Whether RFC 7230 section 3.2.6 allows the character in a token. */
  private static boolean isTokenCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }
}

package io.decisiongate.core.correlation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An id by which the caller links calls (mcp-transport.md section 2.4).
 *
 * @param value 1 to 128 token characters of RFC 7230 section 3.2.6
 */
public record CorrelationId(String value) {
  /** The longest id, in bytes. */
  public static final int MAX_BYTES = 128;

  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

  /** Why a text is not a correlation id. */
  public enum Rejection {
    NON_ASCII("non_ascii"),
    EMPTY_AFTER_TRIM("empty_after_trim"),
    TOO_LONG("too_long"),
    CONTAINS_WHITESPACE("contains_whitespace"),
    CONTAINS_CONTROL_CHAR("contains_control_char"),
    CONTAINS_DISALLOWED_CHAR("contains_disallowed_char");

    private final String label;

    Rejection(String label) {
      this.label = label;
    }

    /** The label in audit records. */
    public String label() {
      return label;
    }
  }

  /** What became of a text. */
  public sealed interface Check {
    /** The text is an id; it was trimmed. */
    record Accepted(CorrelationId id) implements Check {}

    /** The first rule that the text breaks. */
    record Rejected(Rejection reason) implements Check {}
  }

  /** Whether a text that did not come in a header is an id. */
  public static boolean isValid(String text) {
    return rejection(text).isEmpty();
  }

  public CorrelationId {
    Optional<Rejection> rejection = rejection(value);
    if (rejection.isPresent() || !value.equals(value.strip())) {
      throw new IllegalArgumentException("invalid correlation id: " + rejection);
    }
  }

  /** Checks the value of a header as it arrived, one character per byte. */
  public static Check ofHeader(String header) {
    boolean visible = header.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
    return visible ? of(header) : new Check.Rejected(Rejection.NON_ASCII);
  }

  /** Checks a text that did not come in a header, for example a member of a trigger. */
  public static Check of(String text) {
    return rejection(text)
        .<Check>map(Check.Rejected::new)
        .orElseGet(() -> new Check.Accepted(new CorrelationId(text.strip())));
  }

  private static Optional<Rejection> rejection(String text) {
    if (isToken(text)) {
      return Optional.empty();
    }
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return Optional.of(Rejection.EMPTY_AFTER_TRIM);
    }
    if (trimmed.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of(Rejection.TOO_LONG);
    }
    for (int i = 0; i < trimmed.length(); i++) {
      Optional<Rejection> rejection = rejection(trimmed.charAt(i));
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /** Most ids are good, and each is checked once for every condition of a stage. */
  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_BYTES;
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  private static Optional<Rejection> rejection(int character) {
    if (character > 127) {
      return Optional.of(Rejection.NON_ASCII);
    }
    if (character == ' ' || (character >= '\t' && character <= '\r')) {
      return Optional.of(Rejection.CONTAINS_WHITESPACE);
    }
    if (character < ' ' || character == 127) {
      return Optional.of(Rejection.CONTAINS_CONTROL_CHAR);
    }
    return isTokenCharacter(character)
        ? Optional.empty()
        : Optional.of(Rejection.CONTAINS_DISALLOWED_CHAR);
  }
}

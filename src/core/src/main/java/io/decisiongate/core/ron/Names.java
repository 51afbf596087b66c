package io.decisiongate.core.ron;

import java.util.Optional;

/** Reads identifiers: letters, digits and underscores, or anything such behind {@code r#}. */
final class Names {
  private Names() {}

  /** The identifier at this place, which is passed; empty when there is none. */
  static Optional<String> read(Source source) {
    int mark = source.mark();
    boolean raw = source.startsWith("r#") && isNamePart(source.peek(2));
    if (raw) {
      source.skip(2);
    }
    int start = source.mark();
    if (!raw && !isNameStart(source.peek())) {
      source.reset(mark);
      return Optional.empty();
    }
    while (isNamePart(source.peek())) {
      source.skip(1);
    }
    return Optional.of(source.since(start));
  }

  private static boolean isNameStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}

package io.decisiongate.core.requirement;

/**
 * One token of the text syntax.
 *
 * @param text how messages show it: operators in their symbol form
 * @param name what it names, for names; the digits, for numbers
 * @param offset of its first byte
 */
record Token(Kind kind, String text, String name, int offset) {

  enum Kind {
    NAME,
    QUOTED_NAME,
    NUMBER,
    AND,
    OR,
    NOT,
    OPEN,
    CLOSE,
    COMMA,
    END
  }

  /** A token that stands for nothing but itself. */
  static Token of(Kind kind, String text, int offset) {
    return new Token(kind, text, text, offset);
  }
}

package io.decisiongate.core.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** What the JSON library says of a broken text. */
final class ParserMessage {
  /** Places that it does not know, and names of its settings. */
  private static final Pattern OF_THE_LIBRARY =
      Pattern.compile(" \\(start marker at \\[Source:[^]]*]\\)|, from `[^`]*`");

  private ParserMessage() {}

  /** The message, without what means something to users of the library only. */
  static String of(JacksonException problem) {
    return OF_THE_LIBRARY.matcher(problem.getOriginalMessage()).replaceAll("");
  }
}

package io.decisiongate.core.json;

import io.decisiongate.core.error.InvalidParams;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads text that must be one of a closed set of spellings. */
public final class Variants {
  private Variants() {}

  /**
   * The constant with this spelling.
   *
   * @throws InvalidParams when there is none; the message names all of them
   */
  public static <T> T read(String text, List<T> constants, Function<T, String> wire) {
    for (T constant : constants) {
      if (wire.apply(constant).equals(text)) {
        return constant;
      }
    }
    throw unknown(text, constants.stream().map(wire).toList());
  }

  /** The error for text that is none of these spellings. */
  public static InvalidParams unknown(String text, List<String> spellings) {
    return new InvalidParams(
        "unknown variant `"
            + text
            + "`, expected "
            + (spellings.size() > 2 ? "one of " : "")
            + spellings.stream()
                .map(spelling -> "`" + spelling + "`")
                .collect(Collectors.joining(spellings.size() == 2 ? " or " : ", ")));
  }
}

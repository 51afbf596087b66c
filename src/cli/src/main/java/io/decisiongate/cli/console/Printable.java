package io.decisiongate.cli.console;

import java.util.Locale;

/** Text of somebody else's file as it may be shown. */
public final class Printable {
  private Printable() {}

  /**
   * The text in which nothing can begin a line, move the cursor or turn the direction of writing:
   * control and format characters, separators of lines and halves of characters are written out, as
   * {@code \}{@code u001b}.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isSafe(character)) {
                shown.appendCodePoint(character);
              } else {
                for (char unit : Character.toChars(character)) {
                  shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
              }
            });
    return shown.toString();
  }

  private static boolean isSafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}

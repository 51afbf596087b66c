package io.decisiongate.cli.console;

import java.util.Locale;

/**
 * A text of a message catalogue. Constants of an enum: the catalogue is {@code messages.properties}
 * in the package of the enum, with a file of its own for each other language.
 */
public interface MessageKey {

  /** The name of the constant. */
  String name();

  /** The key in the catalogue: lower case, words separated by underscores. */
  default String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the catalogue, for {@link java.util.ResourceBundle}. */
  default String catalogue() {
    return getClass().getPackageName() + ".messages";
  }
}

package io.decisiongate.cli.console;

import java.text.MessageFormat;
import java.util.Locale;

/** The messages of one language. */
record Catalogue(Language language) {

  static Catalogue of(Language language) {
    return new Catalogue(language);
  }

  /** The text with the arguments in place of {@code {0}}, {@code {1}} and so on. */
  String text(MessageKey message, String... arguments) {
    String pattern = language.texts(message.catalogue()).getString(message.key());
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }
}

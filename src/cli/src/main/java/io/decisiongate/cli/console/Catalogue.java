package io.decisiongate.cli.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The messages of one language. */
final class Catalogue {
  private static final String BUNDLE = "io.decisiongate.cli.console.messages";

  private final ResourceBundle texts;

  private Catalogue(ResourceBundle texts) {
    this.texts = texts;
  }

  static Catalogue of(Language language) {
    ResourceBundle.Control onlyThisLanguage =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Catalogue(ResourceBundle.getBundle(BUNDLE, language.bundle(), onlyThisLanguage));
  }

  /** The text with the arguments in place of {@code {0}}, {@code {1}} and so on. */
  String text(Message message, String... arguments) {
    return new MessageFormat(texts.getString(message.key()), Locale.ROOT)
        .format((Object) arguments);
  }
}

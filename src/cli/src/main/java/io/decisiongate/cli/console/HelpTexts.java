package io.decisiongate.cli.console;

import picocli.CommandLine;

/**
 * What the help says of commands and options: {@code help.properties}, with a file of its own for
 * each other language. Only help needs it, so that it is not read before help is asked for.
 */
public final class HelpTexts {
  static final String CATALOGUE = "io.decisiongate.cli.help";

  private HelpTexts() {}

  /** Describes these commands in this language. */
  public static void describe(CommandLine root, Language language) {
    root.setResourceBundle(language.texts(CATALOGUE));
  }
}

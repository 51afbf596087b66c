package io.decisiongate.cli.console;

import java.util.List;

/** A command that could not do its work, told by a message of the catalogue; exit status 1. */
public final class MessageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Message message;
  private final List<String> arguments;

  public MessageFailure(Message message, String... arguments) {
    super(message + " " + List.of(arguments));
    this.message = message;
    this.arguments = List.of(arguments);
  }

  /** The text in this language. */
  public String text(Language language) {
    return Catalogue.of(language).text(message, arguments.toArray(String[]::new));
  }
}

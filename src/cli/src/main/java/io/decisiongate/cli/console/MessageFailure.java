package io.decisiongate.cli.console;

import java.util.List;

/**
 * A command that could not do its work, told by a message of a catalogue; exit status 1. Its own
 * message is the English one.
 */
public final class MessageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient MessageKey message;
  private final List<String> arguments;

  public MessageFailure(MessageKey message, String... arguments) {
    super(Catalogue.of(Language.EN).text(message, arguments));
    this.message = message;
    this.arguments = List.of(arguments);
  }

  public MessageFailure(Throwable cause, MessageKey message, String... arguments) {
    this(message, arguments);
    initCause(cause);
  }

  /** The text in this language. */
  public String text(Language language) {
    return Catalogue.of(language).text(message, arguments.toArray(String[]::new));
  }
}

package io.decisiongate.core.broker;

/** Content that could not be fetched; the message says why (broker-cli.md section 2.2). */
public final class SourceFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SourceFailure(String message) {
    super(message);
  }

  public SourceFailure(String message, Throwable cause) {
    super(message, cause);
  }

  static SourceFailure invalidUri(String problem) {
    return new SourceFailure("invalid uri: " + problem);
  }

  static SourceFailure unsupportedScheme(String scheme) {
    return new SourceFailure("unsupported uri scheme: " + scheme);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

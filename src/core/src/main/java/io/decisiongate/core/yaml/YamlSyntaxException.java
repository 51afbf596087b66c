package io.decisiongate.core.yaml;

/** A text that is not one YAML document as {@link YamlReader} accepts it. */
public final class YamlSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public YamlSyntaxException(String message) {
    super(message);
  }

  public YamlSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}

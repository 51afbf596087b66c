package io.decisiongate.core.configuration;

import org.jspecify.annotations.Nullable;

/**
 * The configuration cannot be used; nothing was started. It is no {@link
 * io.decisiongate.core.error.DecisionGateException}, because no call ever sees it. The message
 * starts with {@code config io error: } (the file cannot be read), {@code config parse error: }
 * (not TOML, or a value of the wrong type) or {@code invalid config: } (a rule is broken).
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String PARSE = "config parse error: ";
  private static final String INVALID = "invalid config: ";

  private final String problem;

  private ConfigurationException(String kind, String problem, @Nullable Throwable cause) {
    super(kind + problem, cause);
    this.problem = problem;
  }

  static ConfigurationException io(String problem, Throwable cause) {
    return new ConfigurationException("config io error: ", problem, cause);
  }

  static ConfigurationException parse(String problem) {
    return new ConfigurationException(PARSE, problem, null);
  }

  static ConfigurationException parse(String problem, Throwable cause) {
    return new ConfigurationException(PARSE, problem, cause);
  }

  /** Settings that were read and break a rule; the problem names the key and no secret. */
  public static ConfigurationException invalid(String problem) {
    return new ConfigurationException(INVALID, problem, null);
  }

  static ConfigurationException invalid(String problem, Throwable cause) {
    return new ConfigurationException(INVALID, problem, cause);
  }

  /** The message without the kind of error before it. */
  String problem() {
    return problem;
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

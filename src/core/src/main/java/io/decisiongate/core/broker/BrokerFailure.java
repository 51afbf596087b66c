package io.decisiongate.core.broker;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A packet that could not be dispatched; nothing counts as delivered. */
public final class BrokerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String missingScheme;

  BrokerFailure(String message) {
    this(message, null, null);
  }

  BrokerFailure(String message, Throwable cause) {
    this(message, cause, null);
  }

  private BrokerFailure(String message, @Nullable Throwable cause, @Nullable String missingScheme) {
    super(message, cause);
    this.missingScheme = missingScheme;
  }

  static BrokerFailure missingSource(String scheme) {
    return new BrokerFailure("missing source for scheme: " + scheme, null, scheme);
  }

  /** The scheme for which there is no source, when that is what is wrong. */
  public Optional<String> missingScheme() {
    return Optional.ofNullable(missingScheme);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** The same as a dispatcher of packets reports it. */
  public String asDispatchError() {
    return "dispatch error: " + text();
  }
}

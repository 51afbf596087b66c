package io.decisiongate.core.configuration;

/** A token or password. Its text leaves this record only by asking for {@link #value()}. */
public record Secret(String value) {

  /** Shows that there is a secret, and nothing of it. */
  @Override
  public String toString() {
    return "(hidden)";
  }
}

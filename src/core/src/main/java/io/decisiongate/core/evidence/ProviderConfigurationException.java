package io.decisiongate.core.evidence;

/** A provider that cannot start as configured (providers.md sections 1, 4.1 and 7.4). */
public final class ProviderConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProviderConfigurationException(String message) {
    super(message);
  }

  public ProviderConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}

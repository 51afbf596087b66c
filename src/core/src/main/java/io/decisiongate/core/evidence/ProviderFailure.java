package io.decisiongate.core.evidence;

/**
 * A provider call that failed; it becomes the evidence error {@code provider_error} with the
 * message {@code evidence provider error: <text>}.
 */
public final class ProviderFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProviderFailure(String text) {
    super(text);
  }

  public ProviderFailure(String text, Throwable cause) {
    super(text, cause);
  }

  public EvidenceError toError() {
    return EvidenceError.of("provider_error", "evidence provider error: " + getMessage());
  }
}

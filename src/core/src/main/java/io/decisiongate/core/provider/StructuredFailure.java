package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceError;
import io.decisiongate.core.json.Json;

/** A failure for which the provider has an error of its own; it never leaves this package. */
final class StructuredFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient EvidenceError error;

  StructuredFailure(String code, String message, Json details) {
    super(message);
    this.error = new EvidenceError(code, message, details);
  }

  StructuredFailure(String code, String message, Json details, Throwable cause) {
    super(message, cause);
    this.error = new EvidenceError(code, message, details);
  }

  EvidenceError error() {
    return error;
  }
}

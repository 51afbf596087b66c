package io.decisiongate.core.evidence;

import java.util.Arrays;
import java.util.Optional;

/** What a provider's Ed25519 signature covers (providers.md section 7.4). */
enum SignatureScheme {
  /** The hash of the value, and nothing else: a signed answer holds for every question. */
  VALUE("ed25519"),

  /** Query, context and the whole result without its signature. Errors can be signed too. */
  EXCHANGE("ed25519-exchange");

  private final String wire;

  SignatureScheme(String wire) {
    this.wire = wire;
  }

  static Optional<SignatureScheme> named(String wire) {
    return Arrays.stream(values()).filter(scheme -> scheme.wire.equals(wire)).findFirst();
  }
}

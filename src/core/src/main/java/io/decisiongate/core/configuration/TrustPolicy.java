package io.decisiongate.core.configuration;

import java.util.List;

/** Whether a provider has to sign its answers (providers.md section 7.4). */
public sealed interface TrustPolicy {

  /** Signatures are optional and not checked. */
  record Audit() implements TrustPolicy {}

  /**
   * Every answer must carry a valid signature.
   *
   * @param keys paths of the public keys, which are the key ids at the same time
   */
  record RequireSignature(List<String> keys) implements TrustPolicy {
    public RequireSignature {
      keys = List.copyOf(keys);
    }
  }
}

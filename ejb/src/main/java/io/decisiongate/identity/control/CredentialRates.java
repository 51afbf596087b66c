package io.decisiongate.identity.control;

import io.decisiongate.core.error.RateLimited;
import io.decisiongate.identity.boundary.Credential;

/**
 * Counts the uses of credentials that may be used so often only, in fixed windows, on this node.
 */
public final class CredentialRates {
  private static final int MOST_CREDENTIALS = 10_000;

  private final FixedWindows windows;

  public CredentialRates() {
    this(new FixedWindows(MOST_CREDENTIALS));
  }

  CredentialRates(FixedWindows windows) {
    this.windows = windows;
  }

  /**
   * Counts one use.
   *
   * @throws RateLimited when there were as many in this window as there may be
   */
  public void count(Credential credential) {
    credential
        .rate()
        .ifPresent(rate -> windows.count(credential.id(), rate.maxRequests(), rate.windowMs()));
  }
}

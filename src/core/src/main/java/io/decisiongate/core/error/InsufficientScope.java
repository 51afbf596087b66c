package io.decisiongate.core.error;

import java.util.List;

/**
 * The principal might do this, but its token is not good for it: one with more scope would be. The
 * caller is told which, since it holds the token (RFC 6750 section 3.1).
 */
public final class InsufficientScope extends Unauthorized {
  private static final long serialVersionUID = 1L;

  private final List<String> scopes;

  /**
   * Refuses for want of scopes.
   *
   * @param scopes all that the call needs
   */
  public InsufficientScope(List<String> scopes) {
    super("scope_missing: " + String.join(" ", scopes));
    this.scopes = List.copyOf(scopes);
  }

  /** The scopes that the call needs. */
  public List<String> scopes() {
    return scopes;
  }
}

package io.decisiongate.core.error;

/**
 * The organisation does not let itself be called from the caller's address (licensing.md section
 * 11.4).
 */
public final class AddressNotAllowed extends Unauthorized {
  private static final long serialVersionUID = 1L;

  public AddressNotAllowed() {
    super("ip_not_allowed");
  }
}

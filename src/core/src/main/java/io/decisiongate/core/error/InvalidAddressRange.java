package io.decisiongate.core.error;

/** An argument that should be an internet address or a range in CIDR notation, and is none. */
public final class InvalidAddressRange extends InvalidParams {
  private static final long serialVersionUID = 1L;

  public InvalidAddressRange(String message) {
    super(message);
  }
}

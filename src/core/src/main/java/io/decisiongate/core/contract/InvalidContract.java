package io.decisiongate.core.contract;

/** A contract that cannot be used; the server does not start with it. */
public final class InvalidContract extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidContract(String message) {
    super(message);
  }

  public InvalidContract(String message, Throwable cause) {
    super(message, cause);
  }
}

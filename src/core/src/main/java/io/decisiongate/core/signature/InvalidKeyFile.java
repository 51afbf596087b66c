package io.decisiongate.core.signature;

/**
 * A configured file holds no Ed25519 public key; the message says in which way, without the path.
 */
public final class InvalidKeyFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidKeyFile(String message) {
    super(message);
  }

  InvalidKeyFile(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

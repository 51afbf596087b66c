package io.decisiongate.cli.client;

import io.decisiongate.cli.console.Printable;
import java.util.Optional;

/**
 * A request that came to nothing. The message says which of three it was: {@code mcp client config
 * error}, {@code mcp transport error} or {@code mcp protocol error} (broker-cli.md section 4.7).
 */
public final class ClientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<HttpStatus> status;

  private ClientFailure(String message, Optional<HttpStatus> status) {
    super(Printable.of(message));
    this.status = status;
  }

  private ClientFailure(String message) {
    this(message, Optional.empty());
  }

  /** An answer whose status is no success. */
  static ClientFailure status(HttpStatus status) {
    return new ClientFailure("mcp transport error: " + status.told(), Optional.of(status));
  }

  /** The answer, when there was one whose status is no success. */
  public Optional<HttpStatus> status() {
    return status;
  }

  /** Options that do not fit together. */
  static ClientFailure configuration(String problem) {
    return new ClientFailure("mcp client config error: " + problem);
  }

  /** No answer, or one that is not the server's own. */
  static ClientFailure transport(String problem) {
    return new ClientFailure("mcp transport error: " + problem);
  }

  /** An answer that is an error, or no JSON-RPC. */
  static ClientFailure protocol(String problem) {
    return new ClientFailure("mcp protocol error: " + problem);
  }

  /** The message in one line, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

package io.decisiongate.cli.client;

import io.decisiongate.cli.console.Printable;
import java.util.Optional;

/**
 * A request that came to nothing. The message says which of three it was: {@code mcp client config
 * error}, {@code mcp transport error} or {@code mcp protocol error} (broker-cli.md section 4.7).
 */
public final class ClientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final transient Optional<HttpStatus> status;

  private ClientFailure(String kind, String problem, Optional<HttpStatus> status) {
    super(Printable.of("mcp " + kind + " error: " + problem));
    this.problem = Printable.of(problem);
    this.status = status;
  }

  private ClientFailure(String kind, String problem) {
    this(kind, problem, Optional.empty());
  }

  /** An answer whose status is no success. */
  static ClientFailure status(HttpStatus status) {
    return new ClientFailure("transport", status.told(), Optional.of(status));
  }

  /** The answer, when there was one whose status is no success. */
  public Optional<HttpStatus> status() {
    return status;
  }

  /** Options that do not fit together. */
  static ClientFailure configuration(String problem) {
    return new ClientFailure("client config", problem);
  }

  /** No answer, or one that is not the server's own. */
  static ClientFailure transport(String problem) {
    return new ClientFailure("transport", problem);
  }

  /** An answer that is an error, or no JSON-RPC. */
  static ClientFailure protocol(String problem) {
    return new ClientFailure("protocol", problem);
  }

  /** What went wrong, in one line, without saying at which of the three. */
  public String problem() {
    return problem;
  }

  /** The message in one line, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

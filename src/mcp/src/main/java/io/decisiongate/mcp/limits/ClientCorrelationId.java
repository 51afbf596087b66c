package io.decisiongate.mcp.limits;

import io.decisiongate.core.correlation.CorrelationId;
import java.util.Optional;

/** What became of the client's correlation id. It stays the client's word: never trust it. */
public sealed interface ClientCorrelationId {
  /**
   * The request goes on.
   *
   * @param id trimmed, to be echoed; empty when the client sent none
   */
  record Accepted(Optional<String> id) implements ClientCorrelationId {}

  /**
   * The request is refused.
   *
   * @param reason only the audit record tells
   */
  record Rejected(CorrelationId.Rejection reason) implements ClientCorrelationId {}

  /** Checks the value of {@code x-correlation-id} (mcp-transport.md section 2.4). */
  static ClientCorrelationId check(Optional<String> header) {
    if (header.isEmpty()) {
      return new Accepted(header);
    }
    return switch (CorrelationId.ofHeader(header.get())) {
      case CorrelationId.Check.Accepted accepted ->
          new Accepted(Optional.of(accepted.id().value()));
      case CorrelationId.Check.Rejected rejected -> new Rejected(rejected.reason());
    };
  }
}

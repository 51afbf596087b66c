package io.decisiongate.core.provider.mcp;

import java.util.Optional;

/** Carries JSON-RPC requests to a provider and its answers back. */
sealed interface Transport extends AutoCloseable permits ChildTransport, HttpTransport {

  /** How many requests of one stage are under way at the same time. */
  int parallelism();

  /**
   * Sends a request and waits for its answer.
   *
   * @return at most {@link ExternalProvider#MAX_ANSWER_BYTES}
   * @throws io.decisiongate.core.evidence.ProviderFailure when there is no whole answer in time
   */
  byte[] exchange(byte[] request, Optional<String> correlationId);

  @Override
  void close();
}

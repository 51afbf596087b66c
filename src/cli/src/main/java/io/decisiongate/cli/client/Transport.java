package io.decisiongate.cli.client;

import io.decisiongate.core.json.Json;

/** Carries one request after the other to a server. */
public sealed interface Transport extends AutoCloseable permits HttpTransport, StdioTransport {
  /** Longest answer in bytes. */
  int MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

  /**
   * Sends a request and waits for its answer.
   *
   * @throws ClientFailure when there is none
   */
  Json exchange(Json request) throws InterruptedException;

  @Override
  void close();
}

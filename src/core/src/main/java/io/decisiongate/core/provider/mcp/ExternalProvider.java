package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A provider outside the product, asked with the MCP tool {@code evidence_query}. */
public final class ExternalProvider implements EvidenceProvider, AutoCloseable {
  /** The longest answer that is accepted, in bytes. */
  static final int MAX_ANSWER_BYTES = 1_048_576;

  /** Numbers the requests without correlation id, over all providers of the process. */
  private static final AtomicLong REQUESTS = new AtomicLong();

  private final Transport transport;

  private ExternalProvider(Transport transport) {
    this.transport = transport;
  }

  /**
   * A provider behind an HTTP address.
   *
   * @param bearerToken sent with each request
   * @param connectPatience for a connection
   * @param patience for a whole exchange
   * @throws io.decisiongate.core.evidence.ProviderConfigurationException when the address is none
   */
  public static ExternalProvider atUrl(
      String url, Optional<String> bearerToken, Duration connectPatience, Duration patience) {
    return new ExternalProvider(HttpTransport.to(url, bearerToken, connectPatience, patience));
  }

  /**
   * A provider that runs as a child process, which is started here.
   *
   * @param name for the log
   * @param command program and arguments
   * @param patience for a whole exchange
   * @throws io.decisiongate.core.evidence.ProviderConfigurationException when it does not start
   */
  public static ExternalProvider byCommand(String name, List<String> command, Duration patience) {
    return new ExternalProvider(ChildTransport.start(name, command, patience));
  }

  @Override
  public int parallelism() {
    return transport.parallelism();
  }

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    Json id =
        context.correlationId().map(Json::of).orElseGet(() -> Json.of(REQUESTS.incrementAndGet()));
    Json request =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", id)
            .put("method", "tools/call")
            .put(
                "params",
                Json.object()
                    .put("name", "evidence_query")
                    .put(
                        "arguments",
                        Json.object()
                            .put("query", query.toJson())
                            .put("context", context.toJson())
                            .build())
                    .build())
            .build();
    return EvidenceAnswer.read(
        transport.exchange(JsonWriter.bytes(request), context.correlationId()));
  }

  @Override
  public void close() {
    transport.close();
  }
}

package io.decisiongate.mcp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.error.Conflict;
import io.decisiongate.core.error.ControlPlaneFailure;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.error.UnknownTool;
import io.decisiongate.core.json.Json;
import io.decisiongate.mcp.Fixtures;
import io.decisiongate.mcp.Fixtures.Exchange;
import io.decisiongate.mcp.HttpAnswer;
import io.decisiongate.mcp.ToolOutcome;
import io.decisiongate.mcp.Wire;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.mcp.limits.ClientCorrelationId;
import io.decisiongate.mcp.limits.RateKey;
import io.decisiongate.mcp.limits.RateLimiter;
import io.decisiongate.mcp.limits.RateLimiter.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends recorded requests through the dialect; tools answer what was recorded of them. */
class RecordedExchangesTest {
  private static final String[] TOOLS = {
    "scenario_define",
    "scenario_start",
    "scenario_status",
    "scenario_next",
    "scenario_submit",
    "scenario_trigger",
    "evidence_query",
    "runpack_export",
    "runpack_verify",
    "providers_list",
    "provider_contract_get",
    "provider_check_schema_get",
    "schemas_register",
    "schemas_list",
    "schemas_get",
    "scenarios_list",
    "precheck",
    "decision_gate_docs_search"
  };

  private static Stream<Exchange> exchanges() {
    return Stream.of(
            "envelope-errors",
            "decode-errors",
            "correlation-ids",
            "body-limit",
            "http-methods",
            "tool-visibility-filter",
            "auth-bearer",
            "auth-mtls",
            "docs-disabled",
            "docs-resources-only",
            "run-errors",
            "sse-transport")
        .flatMap(recording -> Fixtures.exchanges(recording).stream())
        .filter(Exchange::isPostRpc);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exchanges")
  void isAnsweredAsRecorded(Exchange exchange) {
    HttpAnswer answer = send(exchange);

    assertThat(answer.status()).isEqualTo(exchange.status());
    assertThat(Optional.ofNullable(answer.headers().get("www-authenticate")))
        .isEqualTo(exchange.answerHeader("www-authenticate"));
    if (!exchange.isRedacted()) {
      assertThat(Wire.json(answer)).isEqualTo(exchange.answer());
    }
  }

  @ParameterizedTest
  @CsvSource({"rate-limit-local, 3, 60000, 2", "rate-limit-window, 1, 400, 2"})
  void isLimitedAsRecorded(String recording, int requests, long windowMs, int entries) {
    AtomicLong clock = new AtomicLong();
    RateLimiter limiter = new RateLimiter(requests, windowMs, entries, clock::get);
    List<String> refused = new ArrayList<>();
    for (Exchange exchange : Fixtures.exchanges(recording)) {
      clock.addAndGet(exchange.sleepMs());
      if (exchange.isPostRpc()) {
        Optional<RpcError> error = limit(limiter, exchange);
        error.map(RpcError::message).ifPresent(refused::add);
        HttpAnswer answer =
            error
                .map(e -> dialect(exchange).error(Optional.empty(), e))
                .orElseGet(() -> send(exchange));
        assertThat(answer.status()).as(exchange.toString()).isEqualTo(exchange.status());
        assertThat(Wire.json(answer).members().get("id"))
            .as(exchange.toString())
            .isEqualTo(exchange.answer().members().get("id"));
      }
    }
    assertThat(refused).contains("rate limit exceeded");
  }

  @Test
  void aLimitedRequestLearnsWhenToComeBack() {
    Exchange exchange = Fixtures.exchanges("rate-limit-window").get(1);

    assertThat(Wire.json(dialect(exchange).error(Optional.empty(), RpcError.rateLimited(398))))
        .isEqualTo(exchange.answer());
  }

  private static Optional<RpcError> limit(RateLimiter limiter, Exchange exchange) {
    if (ClientCorrelationId.check(exchange.header("x-correlation-id"))
        instanceof ClientCorrelationId.Rejected) {
      return Optional.empty();
    }
    Optional<String> peer = Optional.of("127.0.0.1");
    RateKey key = RateKey.of(exchange.header("authorization"), Optional.empty(), peer, "http");
    return switch (limiter.check(key)) {
      case Verdict.Allowed ignored -> Optional.empty();
      case Verdict.Limited limited -> Optional.of(RpcError.rateLimited(limited.retryAfterMs()));
      case Verdict.Overloaded ignored -> Optional.of(RpcError.rateLimiterOverloaded());
    };
  }

  private static RpcDialect dialect(Exchange exchange) {
    boolean docs = !exchange.recording().equals("docs-disabled");
    return new RpcDialect(Wire.tools(TOOLS), docs, exchange.recording().equals("auth-bearer"));
  }

  private static HttpAnswer send(Exchange exchange) {
    RpcDialect dialect = dialect(exchange);
    if (ClientCorrelationId.check(exchange.header("x-correlation-id"))
        instanceof ClientCorrelationId.Rejected) {
      return dialect.error(Optional.empty(), RpcError.invalidCorrelationId());
    }
    RpcCall call = dialect.read(exchange.body());
    if (exchange.answer().members().get("error") instanceof Json.Obj error
        && !(call instanceof RpcCall.Rejected)) {
      return dialect.failure(call, failure(error));
    }
    return switch (call) {
      case RpcCall.Rejected rejected -> dialect.rejection(rejected);
      case RpcCall.ToolsList list -> dialect.tools(list, name -> true);
      case RpcCall.ToolsCall tool ->
          dialect.answer(tool, new ToolOutcome.Success(result(exchange)));
      case RpcCall.ResourcesList list -> dialect.result(list, Wire.at(exchange.answer(), "result"));
      case RpcCall.ResourcesRead read -> {
        assertThat(read.uri()).isPresent();
        yield dialect.result(read, Wire.at(exchange.answer(), "result"));
      }
    };
  }

  private static Json.Obj result(Exchange exchange) {
    Json.Array content = (Json.Array) Wire.at(exchange.answer(), "result", "content");
    return (Json.Obj) Wire.at(content.items().getFirst(), "json");
  }

  /** What the recorded server failed with; an envelope error is not the tool's to raise. */
  private static DecisionGateException failure(Json.Obj error) {
    String message = ((Json.Text) Wire.at(error, "message")).value();
    assertThat(message)
        .as("must be found before authentication")
        .isNotEqualTo("invalid tool params");
    return switch (((Json.Int) Wire.at(error, "code")).value().intValueExact()) {
      case -32601 -> new UnknownTool();
      case -32602 -> new InvalidParams(message);
      case -32001 -> new Unauthenticated("recorded");
      case -32003 -> new Unauthorized("recorded");
      case -32004 -> new NotFound(message);
      case -32009 -> new Conflict(message);
      case -32030 -> new ControlPlaneFailure(message);
      default -> throw new AssertionError("not a failure of a tool: " + error);
    };
  }
}

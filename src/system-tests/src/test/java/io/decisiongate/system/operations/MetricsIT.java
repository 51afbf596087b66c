package io.decisiongate.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import io.decisiongate.system.server.SharedServer;
import io.decisiongate.system.tools.TimeScenario;
import io.decisiongate.system.tools.ToolClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code /metrics} tells of requests, the journal, runs and pools, and what it never tells.
 */
@ExtendWith(SharedServer.Access.class)
class MetricsIT {
  private static final long TENANT = 7_340_033;
  private static final long NAMESPACE = 8_650_753;
  private static final String RUN = "run-for-metrics";
  private static final TimeScenario SCENARIO =
      new TimeScenario("scenario-for-metrics", TENANT, NAMESPACE);
  private static final String UNKNOWN_TOOL = "tool_that_nobody_made";
  private static final String CORRELATION_ID = "correlation-for-metrics";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** audit-metrics.md section 5, in seconds. */
  private static final String[] BUCKETS = {
    "0.001", "0.002", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0",
    "10.0", "30.0", "+Inf"
  };

  private static final Map<String, Set<String>> CLOSED_SETS =
      Map.of(
          "transport", Set.of("http", "sse"),
          "method",
              Set.of(
                  "tools/list",
                  "tools/call",
                  "resources/list",
                  "resources/read",
                  "invalid",
                  "other"),
          "outcome",
              Set.of(
                  // of calls
                  "ok",
                  "error",
                  // of questions to providers
                  "answered",
                  "reported_error",
                  "failed",
                  "cut_off",
                  "defect"));

  @BeforeAll
  static void oneScenarioWithOneRun(SharedServer server) throws IOException {
    SCENARIO.defineAndStart(new ToolClient(server.http()), RUN);
  }

  @Test
  void aCallIsCountedTimedAndMeasuredByItsTool(SharedServer server) throws IOException {
    String[] labels = {
      "transport", "http", "method", "tools/call", "tool", "scenario_status", "outcome", "ok"
    };
    String[] call = {"method", "tools/call", "tool", "scenario_status"};
    Scrape before = Scrape.of(server.http());
    Json arguments = SCENARIO.status(RUN);
    ToolClient tools = new ToolClient(server.http());
    int size = JsonWriter.bytes(tools.request("scenario_status", arguments)).length;
    Answer answer = tools.call("scenario_status", arguments);
    Scrape after = Scrape.of(server.http());
    assertThat(answer.status()).isEqualTo(200);
    assertGrowth(before, after, 1, "dg_requests_total", labels);
    assertThat(after.find("dg_requests_total", labels))
        .allMatch(sample -> sample.is("dg_requests_total", "error_code", "none"));
    assertGrowth(before, after, 1, "dg_request_seconds_count", labels);
    assertThat(growth(before, after, "dg_request_seconds_sum", labels)).isBetween(0.000_01, 30.0);
    assertGrowth(before, after, size, "dg_request_bytes_sum", call);
    assertGrowth(before, after, answer.text().length(), "dg_response_bytes_sum", call);
    assertThat(after.types()).containsEntry("dg_requests_total", "counter");
    assertThat(after.types()).containsEntry("dg_request_seconds", "histogram");
  }

  @Test
  void requestTimesHaveTheBucketsOfTheContract(SharedServer server) throws IOException {
    new ToolClient(server.http()).result("scenario_status", SCENARIO.status(RUN));
    Scrape scrape = Scrape.of(server.http());
    assertThat(
            scrape
                .find("dg_request_seconds_bucket", "tool", "scenario_status", "outcome", "ok")
                .map(sample -> sample.labels().get("le")))
        .containsExactly(BUCKETS);
    assertThat(scrape.find("dg_request_seconds").toList()).as("no quantiles").isEmpty();
  }

  @Test
  void callsOfMcpAreCountedToo(SharedServer server) throws IOException {
    String[] labels = {"method", "tools/call", "tool", "scenario_status", "outcome", "ok"};
    Scrape before = Scrape.of(server.http());
    Answer answer = mcp(server.http(), "scenario_status", SCENARIO.status(RUN));
    assertThat(answer.text()).contains("\"result\"");
    assertGrowth(before, Scrape.of(server.http()), 1, "dg_requests_total", labels);
  }

  @Test
  void aFailedCallTellsItsError(SharedServer server) throws IOException {
    String[] labels = {
      "tool", "scenario_status", "outcome", "error",
      "error_code", "-32030", "error_kind", "control_plane"
    };
    Scrape before = Scrape.of(server.http());
    Answer unused =
        new ToolClient(server.http()).call("scenario_status", SCENARIO.status("no-such-run"));
    assertGrowth(before, Scrape.of(server.http()), 1, "dg_requests_total", labels);
  }

  @Test
  void whatCallsNoToolIsCountedByItsMethod(SharedServer server) throws IOException {
    Scrape before = Scrape.of(server.http());
    post(server.http(), "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
    post(server.http(), "not JSON");
    Scrape after = Scrape.of(server.http());
    assertGrowth(
        before,
        after,
        1,
        "dg_requests_total",
        "method",
        "tools/list",
        "tool",
        "none",
        "outcome",
        "ok");
    assertGrowth(
        before,
        after,
        1,
        "dg_requests_total",
        "method",
        "invalid",
        "error_kind",
        "invalid_request");
  }

  @Test
  void aRefusedCorrelationIdIsCounted(SharedServer server) throws IOException {
    Scrape before = Scrape.of(server.http());
    Answer unused =
        server
            .http()
            .send(
                "POST",
                "/rpc",
                Map.of("x-correlation-id", "not allowed here"),
                Optional.of("{}".getBytes(StandardCharsets.UTF_8)));
    assertGrowth(
        before,
        Scrape.of(server.http()),
        1,
        "dg_requests_total",
        "error_kind",
        "invalid_correlation_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/healthz", "/readyz", "/health", "/debug/mutation_stats", "/metrics", "/none"})
  void whatIsNoCallIsNotCounted(String path, SharedServer server) throws IOException {
    Scrape before = Scrape.of(server.http());
    Answer answer = server.http().get(path);
    Scrape after = Scrape.of(server.http());
    assertThat(answer.status()).isEqualTo(path.equals("/none") ? 404 : 200);
    assertGrowth(before, after, 0, "dg_requests_total");
    assertGrowth(before, after, 0, "dg_request_seconds_count");
  }

  @Test
  void noLabelTellsOfATenantARunOrACaller(SharedServer server) throws IOException {
    ToolClient tools = new ToolClient(server.http());
    server
        .http()
        .send(
            "POST",
            "/rpc",
            Map.of("x-correlation-id", CORRELATION_ID),
            Optional.of(
                JsonWriter.bytes(
                    tools.request("scenario_trigger", SCENARIO.trigger(RUN, "t-1", 2)))));
    Answer unknown = tools.call(UNKNOWN_TOOL, SCENARIO.status(RUN));
    assertThat(unknown.text()).contains("unknown tool");
    Answer alsoUnknown = mcp(server.http(), UNKNOWN_TOOL, SCENARIO.status(RUN));
    assertThat(alsoUnknown.text()).contains("error");
    Scrape scrape = Scrape.of(server.http());
    assertThat(scrape.sum("dg_requests_total", "error_kind", "method_not_found")).isPositive();
    assertThat(scrape.samples())
        .allSatisfy(
            sample ->
                assertThat(sample.labels().values())
                    .as(sample.toString())
                    .noneMatch(MetricsIT::isTelling));
    for (Scrape.Sample sample : scrape.samples()) {
      CLOSED_SETS.forEach(
          (label, values) ->
              assertThat(sample.labels().getOrDefault(label, values.iterator().next()))
                  .isIn(values));
    }
  }

  @Test
  void theJournalShowsItsBatches(SharedServer server) throws IOException {
    Scrape before = settled(server);
    new ToolClient(server.http()).result("scenario_status", SCENARIO.status(RUN));
    Scrape after = settled(server);
    assertGrowth(before, after, 1, "dg_journal_batch_changes_sum");
    assertGrowth(before, after, 1, "dg_journal_commit_seconds_count");
    assertThat(growth(before, after, "dg_journal_commit_seconds_sum")).isPositive();
    assertThat(after.find("dg_journal_lane_depth").map(Scrape.Sample::value)).containsExactly(0.0);
    assertThat(after.find("dg_requests_in_flight").map(Scrape.Sample::value)).containsExactly(0.0);
  }

  @Test
  void questionsToProvidersAreCountedAndTimedByTheProvider(SharedServer server) throws IOException {
    ToolClient tools = new ToolClient(server.http());
    String run = "run-that-asks";
    tools.result("scenario_start", SCENARIO.start(run));
    Scrape before = Scrape.of(server.http());
    tools.result("scenario_trigger", SCENARIO.trigger(run, "t-for-providers", 3));
    Scrape after = Scrape.of(server.http());
    assertThat(
            growth(
                before,
                after,
                "dg_provider_questions_total",
                "provider",
                "time",
                "outcome",
                "answered"))
        .isPositive();
    assertThat(growth(before, after, "dg_provider_question_seconds_count", "provider", "time"))
        .isPositive();
    assertThat(
            after
                .find("dg_provider_question_seconds_bucket", "provider", "time")
                .map(sample -> sample.labels().get("le")))
        .containsExactly(BUCKETS);
    assertThat(after.types()).containsEntry("dg_provider_questions_total", "counter");
  }

  /** Callers are answered a moment before the journal has counted their batch. */
  private static Scrape settled(SharedServer server) throws IOException {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    Scrape now = Scrape.of(server.http());
    while (now.find("dg_journal_lane_depth").anyMatch(sample -> sample.value() > 0)
        && System.nanoTime() < deadline) {
      now = Scrape.of(server.http());
    }
    return now;
  }

  @Test
  void theFirstBatchOfATenantIsWrittenUnderTheLock(SharedServer server) throws IOException {
    Scrape before = Scrape.of(server.http());
    new ToolClient(server.http())
        .result("scenarios_list", new TimeScenario("locked", TENANT + 1, NAMESPACE).list());
    assertThat(growth(before, Scrape.of(server.http()), "dg_journal_locked_batches_total"))
        .isPositive();
  }

  @Test
  void waitingForARunIsTimed(SharedServer server) throws Exception {
    ToolClient tools = new ToolClient(server.http());
    Scrape before = Scrape.of(server.http());
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    List<Callable<Json.Obj>> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      crowd.add(() -> tools.result("scenario_status", SCENARIO.status(RUN)));
    }
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      while (growth(before, Scrape.of(server.http()), "dg_run_queue_wait_seconds_count") == 0) {
        assertThat(System.nanoTime()).as("nobody met anybody").isLessThan(deadline);
        var unused = callers.invokeAll(crowd);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc_decisiongate", "jdbc_journal", "jdbc_lookup"})
  void eachPoolShowsItsUse(String pool, SharedServer server) throws IOException {
    HttpWire http = server.http();
    // One call uses all three: is the key known, what is the run, and the commit.
    Answer unused =
        new ToolClient(http)
            .withBearer("dgk_" + "A".repeat(43))
            .call("scenarios_list", SCENARIO.list());
    Answer read = new ToolClient(http).call("scenarios_list", SCENARIO.list());
    assertThat(read.status()).isEqualTo(200);
    Scrape scrape = Scrape.of(http);
    for (String series :
        List.of(
            "connectionpool_managedConnections",
            "connectionpool_freeConnections",
            "connectionpool_queuedRequests_total",
            "connectionpool_waitTime_total_seconds")) {
      assertThat(scrape.find(series, "datasource", pool)).as(series).hasSize(1);
    }
  }

  private static boolean isTelling(String label) {
    return label.contains(Long.toString(TENANT))
        || label.contains(Long.toString(NAMESPACE))
        || label.contains("for-metrics")
        || label.contains(UNKNOWN_TOOL);
  }

  private static Answer mcp(HttpWire http, String tool, Json arguments) throws IOException {
    return http.send(
        "POST",
        "/mcp",
        Map.of(
            "content-type",
            "application/json",
            "accept",
            "application/json, text/event-stream",
            "mcp-protocol-version",
            "2025-06-18",
            "x-correlation-id",
            CORRELATION_ID),
        Optional.of(JsonWriter.bytes(new ToolClient(http).request(tool, arguments))));
  }

  private static void post(HttpWire http, String body) throws IOException {
    Answer unused = http.post("/rpc", body.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertGrowth(
      Scrape before, Scrape after, double expected, String series, String... labels) {
    assertThat(growth(before, after, series, labels))
        .as("%s %s", series, List.of(labels))
        .isEqualTo(expected);
  }

  private static double growth(Scrape before, Scrape after, String series, String... labels) {
    return after.sum(series, labels) - before.sum(series, labels);
  }
}

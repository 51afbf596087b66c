package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.WarmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recordings once more, in standard MCP: both dialects lead to the same decisions. Left out are
 * recordings of the event stream, which is the other dialect's framing, and those that count
 * requests, where the client's handshake would count too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardReplayIT {
  /** Of about 1,700 exchanges; a replayer that skips everything would pass otherwise. */
  private static final int FEWEST_COUNTERPARTS = 1_000;

  private final KnownDifferences known = KnownDifferences.ofStandardDialect();
  private final AtomicLong lastId = new AtomicLong();
  private Optional<WarmServer> server = Optional.empty();

  @TempDir private static Path base;

  static Stream<String> recordings() throws IOException {
    KnownDifferences known = KnownDifferences.ofStandardDialect();
    return Recording.names().stream()
        .filter(name -> !known.leavesOut(name))
        .filter(name -> hasCounterpart(Recording.load(name)));
  }

  private static boolean hasCounterpart(Recording recording) {
    return !recording.config().contains("transport = \"sse\"")
        && !recording.config().contains("rate_limit");
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server = Optional.of(WarmServer.start(Files.createDirectory(base.resolve("server"))));
  }

  @AfterAll
  void stop() {
    server.ifPresent(WarmServer::close);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void answersAsRecorded(String name) throws IOException, SQLException, InterruptedException {
    WarmServer warm = server.orElseThrow();
    Recording recording = Recording.load(name);
    Path directory = Files.createDirectory(base.resolve(name)).toRealPath();
    Placeholders placeholders = new Placeholders(directory, warm.server().port());
    recording.writeFiles(placeholders);
    warm.reconfigure(placeholders.expand(recording.config()));
    StandardComparison comparison = new StandardComparison(placeholders);
    Set<Map<String, String>> greeted = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (Exchange exchange : recording.exchanges(placeholders)) {
      Optional<StandardExchange> standard = StandardExchange.of(exchange);
      if (standard.isEmpty()) {
        continue;
      }
      if (greeted.add(standard.get().headers())) {
        greet(warm, standard.get().headers());
      }
      Thread.sleep(exchange.pause());
      Answer answer =
          post(warm, standard.get().request(lastId.incrementAndGet()), standard.get().headers());
      if (!exchange.deviation()) {
        problems.addAll(
            known.judge(recording, exchange, comparison.differences(standard.get(), answer)));
      }
    }
    assertThat(problems).as(name).isEmpty();
  }

  @Test
  void mostExchangesHaveACounterpart() throws IOException {
    Placeholders placeholders = new Placeholders(base, 1);

    long counterparts =
        recordings()
            .map(Recording::load)
            .flatMap(recording -> recording.exchanges(placeholders).stream())
            .filter(exchange -> StandardExchange.of(exchange).isPresent())
            .count();

    assertThat(counterparts).isGreaterThan(FEWEST_COUNTERPARTS);
  }

  /** The handshake of a client; whether it is let in, the calls that follow show. */
  private void greet(WarmServer warm, Map<String, String> headers) throws IOException {
    Json params =
        Json.object()
            .put("protocolVersion", "2025-11-25")
            .put("capabilities", Json.object().build())
            .put("clientInfo", Json.object().put("name", "replay").put("version", "1").build())
            .build();
    post(
        warm,
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", lastId.incrementAndGet())
            .put("method", "initialize")
            .put("params", params)
            .build(),
        headers);
    post(
        warm,
        Json.object().put("jsonrpc", "2.0").put("method", "notifications/initialized").build(),
        headers);
  }

  private static Answer post(WarmServer warm, Json message, Map<String, String> headers)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("content-type", "application/json");
    all.put("accept", "application/json, text/event-stream");
    all.put("mcp-protocol-version", "2025-11-25");
    all.putAll(headers);
    return warm.server().http().send("POST", "/mcp", all, Optional.of(JsonWriter.bytes(message)));
  }
}

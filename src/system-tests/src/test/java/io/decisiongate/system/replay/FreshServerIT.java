package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.DatabaseVariables;
import io.decisiongate.system.server.ServerUnderTest;
import io.decisiongate.system.server.WarmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings, each on a server that was just started with the recording's configuration: a sample,
 * or all of them with {@code -Ddg.replay.fresh=all}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshServerIT {
  private static final List<String> SAMPLE =
      List.of(
          "auth-bearer",
          "auth-mtls",
          "debug-endpoint",
          "discovery",
          "docs-search-custom",
          "evidence-http-self",
          "external-provider-signed",
          "precheck-strict",
          "rate-limit-local",
          "registry-memory",
          "runpack-export",
          "sse-transport");

  private final KnownDifferences known = KnownDifferences.onFreshServers();
  private Optional<EmbeddedPostgres> postgres = Optional.empty();

  @TempDir private static Path base;

  static Stream<String> recordings() throws IOException {
    KnownDifferences known = KnownDifferences.onFreshServers();
    List<String> names =
        System.getProperty("dg.replay.fresh", "").equals("all") ? Recording.names() : SAMPLE;
    return names.stream().filter(name -> !known.leavesOut(name));
  }

  @BeforeAll
  void startDatabase() throws IOException, InterruptedException {
    postgres = Optional.of(EmbeddedPostgres.start(DataDirectory.open(base.resolve("db"))));
  }

  @AfterAll
  void stopDatabase() {
    postgres.ifPresent(EmbeddedPostgres::close);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void answersAsRecorded(String name) throws IOException, SQLException, InterruptedException {
    Recording recording = Recording.load(name);
    Path directory = Files.createDirectory(base.resolve(name)).toRealPath();
    Placeholders placeholders = new Placeholders(directory, ServerUnderTest.freePort());
    recording.writeFiles(placeholders);
    Files.writeString(
        directory.resolve("decision-gate.toml"), placeholders.expand(recording.config()));
    Map<String, String> environment = new HashMap<>(recording.environment(placeholders));
    environment.putAll(DatabaseVariables.of(postgres.orElseThrow().database()));
    Comparison comparison = new Comparison(placeholders);
    List<String> problems = new ArrayList<>();
    try (ServerUnderTest server =
        ServerUnderTest.start(directory, placeholders.port(), environment)) {
      WarmServer.emptyTables(postgres.orElseThrow().database());
      for (Exchange exchange : recording.exchanges(placeholders)) {
        Answer answer = exchange.send(server.http());
        if (!exchange.deviation()) {
          problems.addAll(
              known.judge(recording, exchange, comparison.differences(exchange, answer)));
        }
      }
    }
    assertThat(problems).as(name).isEmpty();
  }
}

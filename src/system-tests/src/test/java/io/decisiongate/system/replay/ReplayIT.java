package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.WarmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All recordings of the reference server, each with its own configuration and empty tables, on one
 * server that takes the configurations over while it runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
  private final KnownDifferences known = KnownDifferences.load();
  private Optional<WarmServer> server = Optional.empty();

  @TempDir private static Path base;

  static Stream<String> recordings() throws IOException {
    KnownDifferences known = KnownDifferences.load();
    return Recording.names().stream().filter(name -> !known.leavesOut(name));
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
    Comparison comparison = new Comparison(placeholders);
    List<String> problems = new ArrayList<>();
    for (Exchange exchange : recording.exchanges(placeholders)) {
      Answer answer = exchange.send(warm.server().http());
      if (!exchange.deviation()) {
        problems.addAll(known.judge(recording, exchange, comparison.differences(exchange, answer)));
      }
    }
    assertThat(problems).as(name).isEmpty();
  }
}

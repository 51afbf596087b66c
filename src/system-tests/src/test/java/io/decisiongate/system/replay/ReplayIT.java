package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recordings of the reference server that this release answers alike. Recordings with the same
 * configuration follow each other on one server, in an order in which none sees what another left:
 * lists of scenarios before the statistics of run locks, questions without effect last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {
  private final ExpectedDeviations expected = ExpectedDeviations.load();
  private Optional<Running> running = Optional.empty();

  @TempDir private static Path base;

  /** A server with the recording that it was started for. */
  private record Running(Recording recording, Placeholders placeholders, ServerUnderTest server) {}

  static Stream<String> recordings() {
    return Stream.of(
        "scenarios-list",
        "debug-endpoint",
        "disclosure-default",
        "http-methods",
        "evidence-env",
        "evidence-time",
        "evidence-jsonpath",
        "evidence-jsonpath-defects",
        "disclosure-opt-in",
        "namespaces-default-closed",
        "body-limit",
        "rate-limit-window");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void answersAsRecorded(String name) throws IOException, InterruptedException {
    Recording recording = Recording.load(name);
    Running server = serverFor(recording);
    Comparison comparison = new Comparison(server.placeholders());
    List<String> problems = new ArrayList<>();
    for (Exchange exchange : recording.exchanges(server.placeholders())) {
      Answer answer = exchange.send(server.server().http());
      if (!exchange.deviation()) {
        List<String> differences = comparison.differences(exchange, answer);
        problems.addAll(judge(recording, exchange, differences));
      }
    }
    assertThat(problems).as(name).isEmpty();
  }

  private List<String> judge(Recording recording, Exchange exchange, List<String> differences) {
    Optional<ExpectedDeviations.Entry> entry = expected.of(recording, exchange);
    if (entry.isPresent()) {
      return differences.isEmpty()
          ? List.of(exchange.name() + ": answered as recorded, take it off the list")
          : List.of();
    }
    return differences.isEmpty()
        ? List.of()
        : List.of(exchange.name() + ": " + String.join("; ", differences));
  }

  private Running serverFor(Recording recording) throws IOException, InterruptedException {
    if (running.isPresent() && running.get().recording().sharesServerWith(recording)) {
      recording.writeFiles(running.get().placeholders());
      return running.get();
    }
    stop();
    Path directory = Files.createDirectory(base.resolve(recording.name())).toRealPath();
    Placeholders placeholders = new Placeholders(directory, ServerUnderTest.freePort());
    recording.writeFiles(placeholders);
    Files.writeString(
        directory.resolve("decision-gate.toml"), placeholders.expand(recording.config()));
    ServerUnderTest server =
        ServerUnderTest.start(directory, placeholders.port(), recording.environment(placeholders));
    Running started = new Running(recording, placeholders, server);
    running = Optional.of(started);
    return started;
  }

  @AfterAll
  void stop() {
    Optional<Running> last = running;
    running = Optional.empty();
    last.ifPresent(server -> server.server().close());
  }
}

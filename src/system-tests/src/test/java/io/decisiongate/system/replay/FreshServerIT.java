package io.decisiongate.system.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.http.Answer;
import io.decisiongate.system.server.ServerUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings of what a server says of itself since its start, each on one that was just started.
 */
class FreshServerIT {

  @ParameterizedTest
  @ValueSource(strings = {"debug-endpoint"})
  void answersAsRecorded(String name, @TempDir Path base) throws IOException, InterruptedException {
    Recording recording = Recording.load(name);
    Path directory = Files.createDirectory(base.resolve(name)).toRealPath();
    Placeholders placeholders = new Placeholders(directory, ServerUnderTest.freePort());
    recording.writeFiles(placeholders);
    Files.writeString(
        directory.resolve("decision-gate.toml"), placeholders.expand(recording.config()));
    Comparison comparison = new Comparison(placeholders);
    List<String> problems = new ArrayList<>();
    try (ServerUnderTest server =
        ServerUnderTest.start(
            directory, placeholders.port(), recording.environment(placeholders))) {
      for (Exchange exchange : recording.exchanges(placeholders)) {
        Answer answer = exchange.send(server.http());
        if (!exchange.deviation()) {
          comparison
              .differences(exchange, answer)
              .forEach(problem -> problems.add(exchange.name() + ": " + problem));
        }
      }
    }
    assertThat(problems).as(name).isEmpty();
  }
}

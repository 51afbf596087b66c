package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionNamesTheProduct() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("decision-gate \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void invalidConfigurationStartsNothingAndIsOneSentence() throws IOException {
    Path config = Files.writeString(folder.resolve("c.toml"), "[server]\ntransport = \"http\"\n");
    Path data = folder.resolve("data");
    assertThat(run("serve", "--config", config.toString(), "--data", data.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "Failed to load config: invalid config: http/sse transport requires bind address\n");
    assertThat(data).doesNotExist();
  }

  @Test
  void missingConfigurationIsNamed() {
    assertThat(run("serve", "--config", folder.resolve("none.toml").toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("Failed to load config: config io error: ");
  }

  @Test
  void addressForOtherMachinesNeedsLeave() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("c.toml"),
            """
            [server]
            transport = "http"
            bind = "0.0.0.0:0"
            [server.auth]
            mode = "bearer_token"
            bearer_tokens = ["secret"]
            """);
    assertThat(run("serve", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("Refusing to bind to non-loopback address 0.0.0.0:0");
  }

  @Test
  void missingDocumentsStartNothingAndAreNamed() throws IOException {
    Path missing = folder.resolve("handbook");
    Path config =
        Files.writeString(
            folder.resolve("c.toml"),
            """
            [server]
            transport = "http"
            bind = "127.0.0.1:0"
            [docs]
            extra_paths = ["%s"]
            """
                .formatted(missing));
    assertThat(run("serve", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("docs catalog invalid: docs.extra_paths missing: " + missing + "\n");
  }

  @Test
  void documentsCanBeReadWithoutAServer() {
    assertThat(run("docs", "read", "--uri", "decision-gate://docs/nope")).isEqualTo(1);
    assertThat(err.toString()).startsWith("unknown resource uri: decision-gate://docs/nope");
    assertThat(run("contract", "tools")).isZero();
    assertThat(out.toString()).contains("\"name\":\"scenario_define\"");
  }

  @Test
  void stopWithoutServerSaysSo() {
    assertThat(run("stop", "--data", folder.resolve("none").toString())).isZero();
    assertThat(out.toString()).isEqualTo("No server runs on " + folder.resolve("none") + ".\n");
  }

  @Test
  void evidenceGoesToTheNamedFile() {
    Path file = folder.resolve("evidence/tests.json");
    assertThat(run("evidence", "junit", folder.toString(), "--output", file.toString())).isZero();
    assertThat(file).content().contains("\"tests\": 0");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aloneAndWithoutKnownCommandAllCommandsAreThere() {
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("serve", "authoring", "completion");
    assertThat(run("servo")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean", "serve");
  }

  @Test
  void unknownOptionIsWrongUsage() {
    assertThat(run("serve", "--colour")).isEqualTo(2);
    assertThat(err.toString()).startsWith("Unknown option: '--colour'");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine(Map.of(), arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }
}

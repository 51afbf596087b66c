package io.decisiongate.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigValidateCommandTest {
  @TempDir private Path folder;

  @Test
  void aValidFileIsCalledValid() throws IOException {
    assertThat(CommandRun.dg("config", "validate", "--config", write("c.toml", "")))
        .isEqualTo(new CommandRun(0, "Config valid.\n", ""));
  }

  @Test
  void theVariableNamesTheFileAndTheOptionGoesBeforeIt() throws IOException {
    String broken = write("broken.toml", "[server]\nmax_body_bytes = 0\n");
    Map<String, String> environment = Map.of("DECISION_GATE_CONFIG", broken);
    assertThat(CommandRun.with(environment, "config", "validate"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "Failed to load config: invalid config: max_body_bytes must be greater than zero\n"));
    assertThat(
            CommandRun.with(environment, "config", "validate", "--config", write("c.toml", ""))
                .status())
        .isZero();
  }

  @Test
  void aMissingFileIsAFailure() {
    assertThat(CommandRun.dg("config", "validate", "--config", folder + "/none.toml").err())
        .startsWith("Failed to load config: config io error: ");
  }

  @Test
  void textThatIsNoTomlIsAFailure() throws IOException {
    assertThat(CommandRun.dg("config", "validate", "--config", write("c.toml", "[")).err())
        .startsWith("Failed to load config: config parse error: ");
  }

  @Test
  void keysThatNothingReadsAreWarnings() throws IOException {
    CommandRun run = CommandRun.dg("config", "validate", "--config", write("c.toml", "typo = 1"));
    assertThat(run.out()).isEqualTo("Config valid.\n");
    assertThat(run.err()).startsWith("Warning: ").contains("typo");
  }

  private String write(String name, String toml) throws IOException {
    return Files.writeString(folder.resolve(name), toml).toString();
  }
}

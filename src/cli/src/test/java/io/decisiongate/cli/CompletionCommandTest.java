package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dg au          | authoring",
        "dg mcp to      | tools,tool",
        "dg authoring validate --fo | --format",
        "dg --lang ''   | en,ca",
        "dg mcp tools list --transport ''  | http,sse,stdio",
      })
  void bashCompletes(String words, String expected) throws Exception {
    assertThat(complete(words)).contains(expected.split(","));
  }

  @Test
  void zshReadsTheScript() throws Exception {
    Path script =
        Files.writeString(folder.resolve("zsh"), CommandRun.dg("completion", "zsh").out());
    Process zsh = start("zsh", "-n", script.toString());
    assertThat(output(zsh)).isEmpty();
    assertThat(zsh.exitValue()).isZero();
  }

  @Test
  void anotherShellIsWrongUsage() {
    assertThat(CommandRun.dg("completion", "fish").status()).isEqualTo(2);
    assertThat(CommandRun.dg("completion").status()).isEqualTo(2);
  }

  /** What bash offers behind these words. */
  private String complete(String words) throws Exception {
    CommandRun run = CommandRun.dg("completion", "bash");
    assertThat(run.status()).isZero();
    Path script = Files.writeString(folder.resolve("bash"), run.out());
    String[] typed = words.split(" ");
    StringBuilder program =
        new StringBuilder("source " + script + "\nCOMP_WORDS=(" + words + ")\nCOMP_CWORD=");
    program.append(typed.length - 1).append("\n_complete_dg\necho \"${COMPREPLY[@]}\"\n");
    Process bash = start("bash", "-c", program.toString());
    String output = output(bash);
    assertThat(bash.exitValue()).isZero();
    return output;
  }

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Assumptions.abort("left out: " + command[0] + " is not installed");
    }
  }

  private static String output(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}

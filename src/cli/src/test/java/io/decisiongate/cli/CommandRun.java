package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/**
 * A command that was run in this process.
 *
 * @param status exit status
 */
public record CommandRun(int status, String out, String err) {

  /** Runs a command without any variables of the environment. */
  public static CommandRun dg(String... arguments) {
    return with(Map.of(), arguments);
  }

  /** Runs a command with these variables only. */
  public static CommandRun with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(environment, arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int status = line.execute(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** Checks that it failed with one line that begins so, and printed nothing else. */
  static void refused(String message, CommandRun run) {
    assertThat(run.err()).startsWith(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(1);
  }

  /** The standard output as JSON. */
  public Json json() {
    return JsonReader.read(out);
  }
}

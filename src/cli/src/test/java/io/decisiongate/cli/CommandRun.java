package io.decisiongate.cli;

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

  /** The standard output as JSON. */
  public Json json() {
    return JsonReader.read(out);
  }
}

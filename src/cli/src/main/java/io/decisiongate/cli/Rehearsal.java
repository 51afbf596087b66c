package io.decisiongate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Runs commands without any effect, so that the launcher can archive the classes that they load. It
 * reaches no server: the address has no listener.
 */
final class Rehearsal {
  private static final String NOWHERE = "http://127.0.0.1:1/rpc";

  private Rehearsal() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("dg-rehearsal-");
    Path scenario = Files.writeString(folder.resolve("scenario.ron"), SCENARIO);
    Path config =
        Files.writeString(
            folder.resolve("c.toml"), "[[providers]]\nname = \"time\"\ntype = \"builtin\"\n");
    try {
      for (List<String> command :
          List.of(
              List.of("--version"),
              List.of("--help"),
              List.of("completion", "bash"),
              List.of("--lang", "ca", "authoring", "validate", "--input", scenario.toString()),
              List.of("config", "validate", "--config", config.toString()),
              List.of("provider", "list", "--config", config.toString()),
              List.of("mcp", "tool", "providers-list", "--endpoint", NOWHERE))) {
        run(command);
      }
    } finally {
      Files.delete(scenario);
      Files.delete(config);
      Files.delete(folder);
    }
  }

  private static void run(List<String> command) {
    String[] arguments = command.toArray(String[]::new);
    CommandLine line = Main.commandLine(Map.of(), arguments);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    line.setOut(nowhere).setErr(nowhere);
    line.execute(arguments);
  }

  private static final String SCENARIO =
      """
      (scenario_id: "s", namespace_id: 1, spec_version: "1", policies: [], schemas: [],
       stages: [(stage_id: "st", entry_packets: [], advance_to: (kind: "terminal"),
                 gates: [(gate_id: "g", requirement: "a")], on_timeout: "fail")],
       conditions: [(condition_id: "a", comparator: "exists", policy_tags: [],
                     query: (provider_id: "env", check_id: "get"))])
      """;
}

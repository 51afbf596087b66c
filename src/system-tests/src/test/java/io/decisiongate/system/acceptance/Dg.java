package io.decisiongate.system.acceptance;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command as users run it: the launcher script in a process of its own.
 *
 * @param status exit status
 */
public record Dg(int status, String out, String err) {
  private static final long LONGEST_COMMAND_S = 120;

  /** Runs a command and waits for its end. */
  public static Dg run(String... arguments) throws IOException, InterruptedException {
    return with(Map.of(), arguments);
  }

  /** Runs a command with these variables beside the usual ones. */
  public static Dg with(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return start(environment, "", arguments);
  }

  /** Runs a command that reads these lines from its standard input. */
  public static Dg reading(List<String> lines, String... arguments)
      throws IOException, InterruptedException {
    return start(Map.of(), String.join("\n", lines) + "\n", arguments);
  }

  private static Dg start(Map<String, String> environment, String input, String... arguments)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("dg-", ".err");
    try {
      List<String> command = new ArrayList<>(List.of(script()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      builder.environment().keySet().removeIf(Dg::belongsToTheMachine);
      builder.environment().putAll(environment);
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LONGEST_COMMAND_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: dg " + String.join(" ", arguments));
      }
      return new Dg(process.exitValue(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** What a machine may have set for this product, or for the services that it calls. */
  private static boolean belongsToTheMachine(String variable) {
    return variable.startsWith("DECISION_GATE_") || variable.startsWith("AWS_");
  }

  /** The launcher. */
  public static String script() {
    return Project.root().resolve("dg").toString();
  }

  /**
   * The standard output of a command that succeeded.
   *
   * @throws AssertionError when it did not
   */
  public Json json() {
    if (status != 0) {
      throw new AssertionError("failed: " + this);
    }
    return JsonReader.read(out);
  }

  /** These words and then these, as one command. */
  public static String[] words(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}

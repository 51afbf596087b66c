package io.decisiongate.system.client;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Scripts of src/test/node, run with the packages that their lock file names. Where Node.js, npm or
 * the registry is missing the test is aborted and says so.
 */
final class NodeScript {
  private static final long LONGEST_RUN_SECONDS = 240;
  private static final String INSTALLED = "package-lock.installed.json";

  private final Path directory;

  private NodeScript(Path directory) {
    this.directory = directory;
  }

  /** Copies the scripts to the build directory and installs their packages, unless that is done. */
  static NodeScript prepare() throws IOException, InterruptedException {
    Path module = Project.root().resolve("src/system-tests");
    Path directory = Files.createDirectories(module.resolve("target/node"));
    for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
      Files.copy(
          module.resolve("src/test/node").resolve(file),
          directory.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    NodeScript script = new NodeScript(directory);
    script.install();
    return script;
  }

  /**
   * Runs a script.
   *
   * @param input its standard input
   * @return its standard output
   * @throws AssertionError when it ends with another status than 0
   */
  String run(String script, String input, String... arguments)
      throws IOException, InterruptedException {
    Path given = Files.writeString(directory.resolve("input.json"), input);
    Path out = directory.resolve("output.json");
    Path err = directory.resolve("errors.log");
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(given.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!ended(process) || process.exitValue() != 0) {
      throw new AssertionError(script + " failed: " + Files.readString(err));
    }
    return Files.readString(out);
  }

  private void install() throws IOException, InterruptedException {
    Path lock = directory.resolve("package-lock.json");
    Path installed = directory.resolve(INSTALLED);
    if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
      return;
    }
    Path log = directory.resolve("npm.log");
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Assumptions.assumeTrue(
          ended(npm) && npm.exitValue() == 0,
          () -> "left out: npm cannot install the MCP client: " + text(log));
    } catch (IOException e) {
      Assumptions.abort("left out: Node.js with npm is not installed (" + e.getMessage() + ")");
    }
    Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean ended(Process process) throws InterruptedException {
    boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return ended;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output: " + e.getMessage();
    }
  }
}

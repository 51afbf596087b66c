package io.decisiongate.system.client;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Scripts of src/test/python; where Python is missing the test is aborted and says so. */
public final class PythonScript {
  private static final long LONGEST_SECONDS = 60;

  private PythonScript() {}

  /**
   * Runs a script.
   *
   * @param folder for its files, empty
   * @param input its standard input
   * @return its standard output
   * @throws AssertionError when it ends with another status than 0, or not within 60 s
   */
  public static String run(Path folder, String script, String input)
      throws IOException, InterruptedException {
    Path given = Files.writeString(folder.resolve("input"), input);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
                "python3",
                Project.root().resolve("src/system-tests/src/test/python/" + script).toString())
            .redirectInput(given.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("no_proxy", "*");
    Process python = start(builder);
    if (!python.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      python.destroyForcibly();
      throw new AssertionError(script + " did not end: " + Files.readString(errors));
    }
    if (python.exitValue() != 0) {
      throw new AssertionError(script + " failed: " + Files.readString(errors));
    }
    return Files.readString(output);
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      return Assumptions.abort("left out: python3 is not installed (" + e.getMessage() + ")");
    }
  }
}

package io.decisiongate.system.server;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A start by {@code ./dg serve} that comes to nothing.
 *
 * @param status of the launcher's process
 * @param output its standard output and error
 */
public record RefusedStart(int status, String output) {
  private static final long LONGEST_SECONDS = 60;

  /**
   * Starts with this configuration and waits for the end of it.
   *
   * @param directory for configuration and data, empty
   * @throws AssertionError when it runs for longer than 60 s; it is ended then
   */
  public static RefusedStart of(Path directory, String configuration)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("decision-gate.toml"), configuration);
    Path log = directory.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Project.root().resolve("dg").toString(),
            "serve",
            "--config",
            file.toString(),
            "--data",
            directory.resolve("data").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroy();
      process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      throw new AssertionError("the server was not refused:\n" + Files.readString(log));
    }
    return new RefusedStart(process.exitValue(), Files.readString(log));
  }
}

package io.decisiongate.local.process;

import io.decisiongate.local.StartFailure;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of our own that writes to a log file. It runs in a session of its own where the system
 * has {@code setsid}, so that Ctrl-C in a terminal reaches the launcher alone, which then stops its
 * children in their order.
 */
public final class ChildProcess {
  private static final long LONGEST_LOG = 8L << 20;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;
  private final Path log;
  private final long logStart;

  private ChildProcess(Process process, Path log, long logStart) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /** As the other one, with the environment of this process. */
  public static ChildProcess start(List<String> command, Path log) {
    return start(command, environment -> {}, log);
  }

  /**
   * Starts a process.
   *
   * @param environment changes the environment that the process inherits
   * @param log appended to; one older file of it is kept
   * @throws StartFailure when the program cannot be started
   */
  public static ChildProcess start(
      List<String> command, Consumer<Map<String, String>> environment, Path log) {
    List<String> detached = new ArrayList<>(command);
    if (Files.isExecutable(SETSID)) {
      detached.addFirst(SETSID.toString());
    }
    try {
      rotate(log);
      ProcessBuilder builder =
          new ProcessBuilder(detached)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      environment.accept(builder.environment());
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      return new ChildProcess(builder.start(), log, logStart);
    } catch (IOException e) {
      throw StartFailure.of("starting " + command.getFirst(), e);
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end and gives the exit status. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Asks the process to end and kills it when it has not done so in time; returns after its end.
   */
  public void end(Duration patience) {
    process.destroy();
    if (!endsWithin(patience)) {
      process.destroyForcibly();
      endsWithin(Duration.ofSeconds(10));
    }
  }

  /** Waits for the end, interrupted or not; whether it came in time. */
  public boolean endsWithin(Duration patience) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the process has written so far, line by line. */
  public List<String> output() {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(logStart);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw StartFailure.of("reading " + log, e);
    }
  }

  private static void rotate(Path log) throws IOException {
    Path parent = log.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

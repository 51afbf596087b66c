package io.decisiongate.local.process;

import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A file that names a running process by id and start time, so that a later launcher finds what an
 * earlier one, killed, has left behind, and never takes a stranger with the same id for it.
 */
public final class ProcessRecord {
  /** Start times are computed from the boot time, which moves a little when the clock is set. */
  private static final long TOLERANCE_MS = 2_000;

  private final Path file;

  public ProcessRecord(Path file) {
    this.file = file;
  }

  public void write(ProcessHandle process) {
    try {
      Files.writeString(file, process.pid() + " " + startOf(process) + "\n");
    } catch (IOException e) {
      throw StartFailure.of("writing " + file, e);
    }
  }

  /** The process of the record, when it is still running. */
  public Optional<ProcessHandle> running() {
    try {
      String[] words =
          Files.exists(file) ? Files.readString(file).strip().split(" ") : new String[0];
      if (words.length != 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
        return Optional.empty();
      }
      long start = Long.parseLong(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> Math.abs(startOf(process) - start) <= TOLERANCE_MS);
    } catch (IOException e) {
      throw StartFailure.of("reading " + file, e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StartFailure.of("deleting " + file, e);
    }
  }

  /**
   * Ends the process of the record when it is still running, by force after this time.
   *
   * @return whether it was still running
   */
  public boolean endLeftOver(Duration patience) throws InterruptedException {
    Optional<ProcessHandle> left = running();
    if (left.isPresent()) {
      left.get().destroy();
      if (!ends(left.get(), patience)) {
        left.get().destroyForcibly();
        ends(left.get(), Duration.ofSeconds(10));
      }
    }
    delete();
    return left.isPresent();
  }

  /** Waits for the end of a process; whether it came in time. */
  public static boolean ends(ProcessHandle process, Duration patience) throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for process " + process.pid(), e);
    }
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}

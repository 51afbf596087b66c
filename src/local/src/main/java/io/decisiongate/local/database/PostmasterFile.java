package io.decisiongate.local.database;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The file {@code postmaster.pid}, in which PostgreSQL itself says which process runs on a cluster
 * and how far its start has come.
 */
final class PostmasterFile {
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  private final Path file;
  private final Path cluster;

  PostmasterFile(DataDirectory directory) {
    this.cluster = directory.database();
    this.file = cluster.resolve("postmaster.pid");
  }

  /**
   * The postmaster that runs on this cluster. A stale file may name a process that is somebody
   * else's by now, so only one that was started for this cluster counts.
   */
  Optional<ProcessHandle> running() {
    return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(arguments -> List.of(arguments).contains(cluster.toString()))
        .isPresent();
  }

  /** Whether this process is the postmaster and takes connections. */
  boolean ready(long pid) {
    return pid().equals(Optional.of(pid)) && ready(lines());
  }

  private static boolean ready(List<String> lines) {
    return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
  }

  /** Where the postmaster that runs on this cluster takes connections; empty when none does. */
  OptionalInt port() {
    List<String> lines = lines();
    return running().isPresent() && ready(lines)
        ? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
        : OptionalInt.empty();
  }

  /** Fails when PostgreSQL has ended without taking its file away: it did not end cleanly. */
  void requireGone() {
    if (Files.exists(file)) {
      throw new StartFailure(
          "PostgreSQL did not end cleanly; it recovers at its next start (%s remains)."
              .formatted(file));
    }
  }

  private Optional<Long> pid() {
    return lines().stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw StartFailure.of("reading " + file, e);
    }
  }
}

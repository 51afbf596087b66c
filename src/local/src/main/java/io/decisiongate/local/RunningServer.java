package io.decisiongate.local;

import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.local.server.LibertyServer;
import io.decisiongate.local.server.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server that another process runs on a data directory.
 *
 * @param address without a path
 * @param configuration the file that it was started with
 */
public record RunningServer(URI address, Optional<Path> configuration) {
  private static final String FILE = "running";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Whether a launcher has the data directory, ready or not. */
  public static boolean exists(DataDirectory directory) {
    Optional<DataLock> lock = DataLock.tryTake(directory);
    lock.ifPresent(DataLock::close);
    return lock.isEmpty();
  }

  /** The server of this data directory, once it takes calls. */
  public static Optional<RunningServer> find(DataDirectory directory) {
    Path file = directory.resolve(FILE);
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      // A killed server leaves its file behind, and the id of another process in the lock's.
      if (lines.size() < 3
          || !DataLock.holder(directory).map(String::valueOf).equals(Optional.of(lines.get(2)))
          || !Readiness.of(directory, URI.create(lines.getFirst())).isReady()) {
        return Optional.empty();
      }
      return Optional.of(
          new RunningServer(
              URI.create(lines.getFirst()),
              Optional.of(lines.get(1)).filter(path -> !path.isEmpty()).map(Path::of)));
    } catch (IOException e) {
      throw StartFailure.of("reading " + file, e);
    }
  }

  /** A server's word that it is ready, taken back when it ends. */
  public interface Notice extends AutoCloseable {
    @Override
    void close();
  }

  /** Lets other processes find the server that this one runs. */
  public static Notice announce(
      DataDirectory directory, URI address, Optional<Path> configuration) {
    Path file = directory.resolve(FILE);
    try {
      Files.write(
          file,
          List.of(
              address.toString(),
              configuration.map(Path::toString).orElse(""),
              Long.toString(ProcessHandle.current().pid())));
    } catch (IOException e) {
      throw StartFailure.of("writing " + file, e);
    }
    return () -> {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw StartFailure.of("deleting " + file, e);
      }
    };
  }

  /**
   * Ends the launcher in good order, or what a killed one has left behind.
   *
   * @return whether anything was running
   * @throws StartFailure when it does not end
   */
  public static boolean stop(DataDirectory directory) throws InterruptedException {
    Optional<DataLock> free = DataLock.tryTake(directory);
    if (free.isPresent()) {
      try (DataLock ignored = free.get()) {
        boolean server = LibertyServer.endLeftOver(directory);
        boolean database = EmbeddedPostgres.endLeftOver(directory);
        return server || database;
      }
    }
    ProcessHandle launcher =
        DataLock.holder(directory)
            .flatMap(ProcessHandle::of)
            .orElseThrow(
                () ->
                    new StartFailure("Which process runs on " + directory.root() + " is unknown."));
    launcher.destroy();
    if (!ProcessRecord.ends(launcher, PATIENCE)) {
      throw new StartFailure(
          "The server (process %d) has not ended within %d seconds."
              .formatted(launcher.pid(), PATIENCE.toSeconds()));
    }
    return true;
  }
}

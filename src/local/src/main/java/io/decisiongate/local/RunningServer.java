package io.decisiongate.local;

import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.local.process.ProcessRecord;
import io.decisiongate.local.server.LibertyServer;
import java.time.Duration;
import java.util.Optional;

/** The server that another process runs on a data directory. */
public final class RunningServer {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private RunningServer() {}

  /** Whether a launcher runs on this data. */
  public static boolean exists(DataDirectory directory) {
    Optional<DataLock> lock = DataLock.tryTake(directory);
    lock.ifPresent(DataLock::close);
    return lock.isEmpty();
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

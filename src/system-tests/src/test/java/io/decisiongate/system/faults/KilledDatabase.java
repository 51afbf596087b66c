package io.decisiongate.system.faults;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.database.EmbeddedPostgres;
import io.decisiongate.local.process.ProcessRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL that can be killed with all its processes and started again on the same data. */
final class KilledDatabase implements AutoCloseable {
  private static final Duration LONGEST_DEATH = Duration.ofSeconds(30);

  private final Path directory;
  private EmbeddedPostgres postgres;

  private KilledDatabase(Path directory, EmbeddedPostgres postgres) {
    this.directory = directory;
    this.postgres = postgres;
  }

  static KilledDatabase start(Path directory) throws InterruptedException {
    return new KilledDatabase(directory, EmbeddedPostgres.start(DataDirectory.open(directory)));
  }

  /** The database by its superuser. */
  Database asSuperuser() {
    return postgres.database();
  }

  /** Kills the postmaster and every process it started; returns when they have ended. */
  void kill() throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(List.of(postgres.process()));
    postgres.process().descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      if (!ProcessRecord.ends(process, LONGEST_DEATH)) {
        throw new AssertionError("still running after SIGKILL: " + process);
      }
    }
  }

  /** Kills one process that serves a connection; the postmaster then ends all of them itself. */
  void killOneBackend() {
    postgres.process().children().reduce((first, second) -> second).orElseThrow().destroyForcibly();
  }

  void restart() throws InterruptedException {
    Database before = asSuperuser();
    postgres = EmbeddedPostgres.start(DataDirectory.open(directory));
    if (postgres.database().port() != before.port()) {
      throw new AssertionError("the database has moved to port " + postgres.database().port());
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}

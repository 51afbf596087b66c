package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The schema, brought to the newest version by the owner's role; forward only. */
public final class Migrations {
  private final Path scripts;

  /**
   * @param scripts directory of the numbered SQL files
   */
  public Migrations(Path scripts) {
    this.scripts = scripts;
  }

  /**
   * Runs what is missing and gives the number of migrations run.
   *
   * @throws StartFailure when one fails or the history is not that of these scripts, for example
   *     because a newer version has been there
   */
  public int run(Database owner) {
    if (!Files.isDirectory(scripts)) {
      throw new StartFailure(
          "The database migrations are missing: " + scripts + " does not exist.");
    }
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
              .locations("filesystem:" + scripts)
              .validateMigrationNaming(true)
              .load();
      refuseNewer(owner, flyway);
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw new StartFailure(
          "The migrations of the database " + owner.name() + " failed: " + e.getMessage(), e);
    }
  }

  /** Flyway leaves later migrations alone, and this version would write what they do not expect. */
  private static void refuseNewer(Database owner, Flyway flyway) {
    for (MigrationInfo applied : flyway.info().applied()) {
      if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new StartFailure(
            "The database %s has migration %s, which this version does not know: a newer version has used it. Start that version, or restore a backup from before."
                .formatted(owner.name(), applied.getVersion()));
      }
    }
  }
}

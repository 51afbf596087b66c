package io.decisiongate.local.database;

import io.decisiongate.local.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

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
   * @throws StartFailure when one fails or the history is not that of these scripts
   */
  public int run(Database owner) {
    if (!Files.isDirectory(scripts)) {
      throw new StartFailure(
          "The database migrations are missing: " + scripts + " does not exist.");
    }
    try {
      return Flyway.configure()
          .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
          .locations("filesystem:" + scripts)
          .validateMigrationNaming(true)
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new StartFailure(
          "The migrations of the database " + owner.name() + " failed: " + e.getMessage(), e);
    }
  }
}

package io.decisiongate.system.server;

import io.decisiongate.local.database.Database;
import java.util.Map;

/** The environment variables that give a server a database of its own. */
public final class DatabaseVariables {
  private DatabaseVariables() {}

  /** For a server that calls this database directly. */
  public static Map<String, String> of(Database database) {
    return of(database, database.port());
  }

  /**
   * For a server that calls the database through another port of its machine.
   *
   * @param port that leads to the database
   */
  public static Map<String, String> of(Database database, int port) {
    return Map.of(
        "DG_DATABASE_URL",
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), port, database.name()),
        "DG_DATABASE_USER",
        database.user(),
        "DG_DATABASE_PASSWORD",
        database.password());
  }
}

package io.decisiongate.system.input;

import io.decisiongate.local.database.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much the database holds of what a call may change; equal before and after means that nothing
 * was changed. Audit records are left out, since a refusal leaves one.
 */
record StoredState(long scenarios, long runs, long steps, long runVersions, long used) {
  private static final String QUERY =
      """
      select (select count(*) from scenario), (select count(*) from run),
             (select count(*) from run_step), (select coalesce(sum(version), 0) from run),
             (select coalesce(sum(units), 0) from usage_entry)
      """;

  static StoredState read(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      return new StoredState(
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
  }
}

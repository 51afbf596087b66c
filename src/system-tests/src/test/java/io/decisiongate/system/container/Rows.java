package io.decisiongate.system.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The application's own connections, in the transaction that is under way. What the database
 * refuses is an {@link IllegalStateException}.
 */
@ApplicationScoped
public class Rows {
  @Resource(lookup = "jdbc/decisiongate")
  DataSource dataSource;

  /** The columns of every row as text, joined by a blank. */
  public List<String> of(String query, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      set(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        List<String> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(joined(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement and gives the number of rows that it has changed. */
  public int update(String text, Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(text)) {
      set(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tenants of which at least one namespace is seen. */
  public List<String> tenantsSeen() {
    return of("select distinct tenant_id from namespace order by 1");
  }

  private static String joined(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(row.getString(i)));
    }
    return String.join(" ", columns);
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}

package io.decisiongate.system.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection in one transaction that is always rolled back. */
public final class Sql implements AutoCloseable {
  /** What PostgreSQL says when a right is missing or a policy forbids a row. */
  public static final String FORBIDDEN = "42501";

  private final Connection connection;

  /** Owns the connection from now on. */
  public Sql(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Binds the transaction to a tenant, as the application does. */
  public Sql bind(long tenant) throws SQLException {
    texts("select set_config('dg.tenant', ?, true)", String.valueOf(tenant));
    return this;
  }

  /** The first column of every row, as text. */
  public List<String> texts(String query, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(String.valueOf(rows.getString(1)));
        }
        return texts;
      }
    }
  }

  /** The first column of the first row, a number. */
  public long number(String query, Object... parameters) throws SQLException {
    return Long.parseLong(texts(query, parameters).get(0));
  }

  /** The number of rows that it changed. */
  public int update(String statement, Object... parameters) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      set(prepared, parameters);
      return prepared.executeUpdate();
    }
  }

  /**
   * The SQL state with which this statement is refused; empty when it succeeds. Undone either way.
   */
  public Optional<String> refusal(String statement, Object... parameters) throws SQLException {
    try (Statement control = connection.createStatement()) {
      control.execute("savepoint before");
      try {
        update(statement, parameters);
        return Optional.empty();
      } catch (SQLException e) {
        return Optional.of(String.valueOf(e.getSQLState()));
      } finally {
        control.execute("rollback to savepoint before");
      }
    }
  }

  /** Keeps what was done so far. */
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}

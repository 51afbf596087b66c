package io.decisiongate.storage.boundary;

import io.decisiongate.core.error.StorageUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks functions of the database that read what is no tenant's (migrations V010, V013, V014). */
public abstract class Queries {

  /** From where connections come. */
  abstract DataSource dataSource();

  /** Makes something of the row at which the result stands. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * All rows of a query.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public <T> List<T> all(String query, Reader<T> reader, @Nullable Object... arguments) {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
      return all;
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  /** The first row of a query. */
  public <T> Optional<T> first(String query, Reader<T> reader, @Nullable Object... arguments) {
    return all(query, reader, arguments).stream().findFirst();
  }

  /** Whether a query that answers with one truth value says so; false without a row. */
  public boolean holds(String query, @Nullable Object... arguments) {
    return first(query, row -> row.getBoolean(1), arguments).orElse(false);
  }

  /** The number with which a query answers. */
  public long number(String query, @Nullable Object... arguments) {
    return first(query, row -> row.getLong(1), arguments).orElseThrow();
  }

  /** A column that may be null. */
  public static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}

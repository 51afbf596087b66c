package io.decisiongate.journal.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of one table turned into columns: each becomes one array parameter of a statement. */
final class Columns {
  private final String[] types;
  private final List<List<@Nullable Object>> values;

  /**
   * @param types PostgreSQL's names of the columns' types
   */
  Columns(String... types) {
    this.types = types.clone();
    values = new ArrayList<>(types.length);
    for (int i = 0; i < types.length; i++) {
      values.add(new ArrayList<>());
    }
  }

  void add(@Nullable Object... row) {
    for (int i = 0; i < types.length; i++) {
      values.get(i).add(row[i]);
    }
  }

  boolean isEmpty() {
    return values.get(0).isEmpty();
  }

  int size() {
    return values.get(0).size();
  }

  /** Sets one array parameter for each column, from this index on; gives the next free index. */
  int bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (int i = 0; i < types.length; i++) {
      statement.setArray(index++, connection.createArrayOf(types[i], array(i)));
    }
    return index;
  }

  private @Nullable Object[] array(int column) {
    List<@Nullable Object> cells = values.get(column);
    // The driver sends arrays of exactly these component types in binary form.
    return switch (types[column]) {
      case "bigint" -> cells.toArray(new Long[0]);
      case "integer" -> cells.toArray(new Integer[0]);
      case "uuid" -> cells.toArray(new UUID[0]);
      case "text" -> cells.toArray(new String[0]);
      case "bytea" -> cells.toArray(new byte[0][]);
      default -> throw new IllegalStateException("no array of type " + types[column]);
    };
  }
}

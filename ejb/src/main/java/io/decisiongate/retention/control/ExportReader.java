package io.decisiongate.retention.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.retention.boundary.PlaceId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Reads all rows of a place as they are at one moment, bound to its tenant, a few at a time. */
@ApplicationScoped
public class ExportReader {
  private static final int FETCHED = 500;

  @Resource(lookup = "jdbc/read")
  DataSource dataSource;

  /** Takes rows. */
  interface Sink {
    /** The rows of this table follow. */
    void begin(String table) throws IOException;

    /** A row as JSON. */
    void row(String json) throws IOException;
  }

  /**
   * Gives every table with its rows.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  void read(PlaceId place, Sink sink) throws IOException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        bind(connection, place);
        for (ExportedTable table : ExportedTable.of(place)) {
          sink.begin(table.name());
          rows(connection, table, sink);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new StorageUnavailable(e);
    }
  }

  private static void bind(Connection connection, PlaceId place) throws SQLException {
    String tenant =
        switch (place) {
          case PlaceId.Organisation ignored -> "";
          case PlaceId.Tenant own -> Long.toString(own.id());
          case PlaceId.Namespace namespace -> Long.toString(namespace.tenant());
        };
    try (Statement snapshot = connection.createStatement();
        PreparedStatement binding =
            connection.prepareStatement("select set_config('dg.tenant', ?, true)")) {
      snapshot.execute("set transaction isolation level repeatable read, read only");
      snapshot.execute("set local bytea_output = 'hex'");
      binding.setString(1, tenant);
      binding.execute();
    }
  }

  private static void rows(Connection connection, ExportedTable table, Sink sink)
      throws SQLException, IOException {
    try (PreparedStatement query = connection.prepareStatement(table.query())) {
      query.setFetchSize(FETCHED);
      for (int i = 0; i < table.arguments().size(); i++) {
        query.setLong(i + 1, table.arguments().get(i));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          sink.row(rows.getString(1));
        }
      }
    }
  }
}

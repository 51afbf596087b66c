package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.local.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The audit file of a test, and the same records in the chain of the database. */
record AuditFile(Path path) {

  /** Keys of the section {@code server.audit} that name it. */
  String section() {
    return "[server.audit]\npath = \"%s\"\n".formatted(path);
  }

  List<String> lines() throws IOException {
    return Files.readAllLines(path);
  }

  List<Json> events() throws IOException {
    return lines().stream().map(JsonReader::read).toList();
  }

  List<Json> events(String kind) throws IOException {
    return events().stream().filter(event -> text(event, "/event").equals(kind)).toList();
  }

  List<String> kinds() throws IOException {
    return events().stream().map(event -> text(event, "/event")).toList();
  }

  /** The records of a tenant's log, in its order; 0 is the platform's. */
  static List<String> chain(Database database, long tenant) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement select =
            connection.prepareStatement(
                "select payload from audit_record where tenant_id = ? order by sequence")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        List<String> payloads = new ArrayList<>();
        while (row.next()) {
          payloads.add(row.getString(1));
        }
        return payloads;
      }
    }
  }
}

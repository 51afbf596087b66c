package io.decisiongate.system.faults;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.local.database.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the database holds, past all policies and as of one moment: the only place of these tests
 * that knows its tables.
 */
record StoredFacts(
    List<Head> heads,
    List<AuditRecord> audit,
    List<Run> runs,
    List<Step> steps,
    List<Schema> schemas,
    List<Sum> ledger,
    List<Sum> counters) {

  /** A tenant's row, with the end of its audit log and the last number of its ledger. */
  record Head(
      long tenant, long auditSequence, String auditHash, long usageSequence, long lastEntry) {}

  /** A record of a tenant's audit log. */
  record AuditRecord(long tenant, long sequence, String payload, byte[] previous, byte[] hash) {}

  /** The header of a run. */
  record Run(RunRef ref, long version, Json.Obj header, boolean hashed) {}

  /** What one step appended to the logs of its run. */
  record Step(RunRef run, long version, Optional<String> trigger, Json.Obj logs, boolean hashed) {}

  /** A registered data shape. */
  record Schema(SchemaRef ref, boolean hashed) {}

  /** Units of one metric. */
  record Sum(long tenant, String metric, long units) {}

  private static final String HEADS =
      """
      select t.tenant_id, t.audit_sequence, encode(t.audit_hash, 'hex'), t.usage_sequence,
             (select coalesce(max(sequence), 0) from usage_entry u where u.tenant_id = t.tenant_id)
      from tenant t order by 1""";

  private static final String AUDIT =
      """
      select tenant_id, sequence, payload, prev_hash, hash from audit_record
      order by tenant_id, sequence""";

  private static final String RUNS =
      "select tenant_id, run_id, version, header, body_hash from run";

  private static final String STEPS =
      """
      select tenant_id, run_id, version, trigger_id, entries, body_hash from run_step
      order by tenant_id, run_id, version""";

  private static final String SCHEMAS =
      "select tenant_id, schema_id, record, body_hash from registered_schema";

  private static final String LEDGER =
      "select tenant_id, metric, sum(units) from usage_entry group by 1, 2 order by 1, 2";

  private static final String COUNTERS =
      "select tenant_id, metric, used from usage_counter order by 1, 2";

  /** Turns a row into what it means. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * @param superuser sees every tenant's rows
   */
  static StoredFacts read(Database superuser) throws SQLException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new StoredFacts(
          list(
              statement,
              HEADS,
              row ->
                  new Head(
                      row.getLong(1),
                      row.getLong(2),
                      row.getString(3),
                      row.getLong(4),
                      row.getLong(5))),
          list(
              statement,
              AUDIT,
              row ->
                  new AuditRecord(
                      row.getLong(1),
                      row.getLong(2),
                      row.getString(3),
                      row.getBytes(4),
                      row.getBytes(5))),
          list(statement, RUNS, StoredFacts::run),
          list(statement, STEPS, StoredFacts::step),
          list(statement, SCHEMAS, StoredFacts::schema),
          list(statement, LEDGER, StoredFacts::sum),
          list(statement, COUNTERS, StoredFacts::sum));
    }
  }

  private static <T> List<T> list(Statement statement, String query, Reader<T> reader)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  private static Run run(ResultSet row) throws SQLException {
    String header = row.getString(4);
    return new Run(
        new RunRef(row.getLong(1), row.getString(2)),
        row.getLong(3),
        (Json.Obj) JsonReader.read(header),
        isHashOf(row.getBytes(5), header));
  }

  private static Step step(ResultSet row) throws SQLException {
    String entries = row.getString(5);
    return new Step(
        new RunRef(row.getLong(1), row.getString(2)),
        row.getLong(3),
        Optional.ofNullable(row.getString(4)),
        (Json.Obj) JsonReader.read(entries),
        isHashOf(row.getBytes(6), entries));
  }

  private static Schema schema(ResultSet row) throws SQLException {
    return new Schema(
        new SchemaRef(row.getLong(1), row.getString(2)),
        isHashOf(row.getBytes(4), row.getString(3)));
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(row.getLong(1), row.getString(2), row.getLong(3));
  }

  private static boolean isHashOf(byte[] hash, String text) {
    return Arrays.equals(hash, Sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

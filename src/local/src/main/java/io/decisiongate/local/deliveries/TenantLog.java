package io.decisiongate.local.deliveries;

import io.decisiongate.core.audit.HashChain;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The audit log of a tenant, its head locked by the transaction that is under way: servers wait for
 * it, and find the head moved afterwards as if another server had been faster.
 */
final class TenantLog {
  private static final String LOCK =
      "select audit_sequence, audit_hash from tenant where tenant_id = ? for update";

  private static final String ADD =
      """
      insert into audit_block (tenant_id, first_sequence, records, lines, prev_hash, hashes)
      values (?, ?, ?, ?, ?, ?)""";

  private static final String MOVE =
      """
      update tenant set head_version = head_version + 1, audit_sequence = ?, audit_hash = ?
      where tenant_id = ?""";

  /** So many fill about a page of the database. */
  private static final int RECORDS_OF_A_BLOCK = 16;

  private final Connection connection;
  private final long tenant;
  private long sequence;
  private byte[] hash;

  private TenantLog(Connection connection, long tenant, long sequence, byte[] hash) {
    this.connection = connection;
    this.tenant = tenant;
    this.sequence = sequence;
    this.hash = hash;
  }

  /** Locks the head. */
  static TenantLog lock(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("tenant " + tenant + " has deliveries and does not exist");
        }
        return new TenantLog(connection, tenant, row.getLong(1), row.getBytes(2));
      }
    }
  }

  /** Adds records, and moves the head behind them. */
  void add(List<Json> events) throws SQLException {
    for (int first = 0; first < events.size(); first += RECORDS_OF_A_BLOCK) {
      addBlock(
          events.subList(first, Math.min(first + RECORDS_OF_A_BLOCK, events.size())).stream()
              .map(JsonWriter::write)
              .toList());
    }
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setLong(1, sequence);
      statement.setBytes(2, hash);
      statement.setLong(3, tenant);
      statement.executeUpdate();
    }
  }

  private void addBlock(List<String> lines) throws SQLException {
    byte[] previous = hash;
    ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    for (String line : lines) {
      hash = HashChain.next(hash, line);
      hashes.writeBytes(hash);
    }
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setLong(1, tenant);
      statement.setLong(2, sequence + 1);
      statement.setInt(3, lines.size());
      statement.setString(4, String.join("\n", lines));
      statement.setBytes(5, previous);
      statement.setBytes(6, hashes.toByteArray());
      statement.executeUpdate();
    }
    sequence += lines.size();
  }
}

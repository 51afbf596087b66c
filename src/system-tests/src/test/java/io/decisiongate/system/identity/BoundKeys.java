package io.decisiongate.system.identity;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.local.database.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/** API keys of principals that are bound to roles; the key is made of the principal's name. */
public record BoundKeys(Database database) {
  /** A role in a tenant, or in one namespace of it when that is not 0. */
  public record Binding(String role, long tenant, long namespace) {}

  /** Makes a principal with these roles, and gives its key. */
  public String make(String principal, Binding... bindings) throws SQLException {
    try (Connection connection = database.connect()) {
      insert(
          connection,
          "insert into principal (principal_id, organisation_id, kind, created_at)"
              + " values (?, 0, 'service', 0)",
          principal);
      for (Binding binding : bindings) {
        insert(
            connection,
            "insert into principal_scope (principal_id, role, scope_tenant, scope_namespace)"
                + " values (?, ?, ?, nullif(?, 0))",
            principal,
            binding.role(),
            binding.tenant(),
            binding.namespace());
      }
      insert(
          connection,
          "insert into api_key (key_hash, principal_id, created_at) values (?, ?, 0)",
          hash(of(principal)),
          principal);
    }
    return of(principal);
  }

  private static String of(String principal) {
    return "dgk_" + (principal + "-".repeat(43)).substring(0, 43);
  }

  private static byte[] hash(String key) {
    return HexFormat.of().parseHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)).value());
  }

  private static void insert(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }
}

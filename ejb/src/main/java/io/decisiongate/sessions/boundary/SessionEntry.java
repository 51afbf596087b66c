package io.decisiongate.sessions.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.storage.boundary.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A session that is not over. Times are Unix milliseconds.
 *
 * @param tenant where it is; empty when its principal had no tenant
 * @param keyId of the API key that opened it; empty when a password did
 * @param address from which it was opened or refreshed last
 * @param agent what that client called itself
 */
public record SessionEntry(
    String sid,
    Optional<Long> tenant,
    Optional<String> keyId,
    long createdAt,
    long lastUsedAt,
    long expiresAt,
    String address,
    String agent) {

  static SessionEntry of(ResultSet row) throws SQLException {
    return new SessionEntry(
        row.getString("sid"),
        Rows.number(row, "active_tenant"),
        row.getBoolean("by_password") ? Optional.empty() : Optional.of(row.getString("key_id")),
        row.getLong("created_at"),
        row.getLong("last_used_at"),
        row.getLong("expires_at"),
        row.getString("ip_address"),
        row.getString("user_agent"));
  }

  /** The form of the REST API. */
  public Json.Obj toJson() {
    return Json.object()
        .put("sid", sid)
        .putIfPresent("tenant_id", tenant.map(Json::of))
        .putIfPresent("key_id", keyId.map(Json::of))
        .put("created_at_ms", createdAt)
        .put("last_used_at_ms", lastUsedAt)
        .put("expires_at_ms", expiresAt)
        .put("ip_address", address)
        .put("user_agent", agent)
        .build();
  }
}

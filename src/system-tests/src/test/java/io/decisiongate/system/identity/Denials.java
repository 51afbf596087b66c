package io.decisiongate.system.identity;

import io.decisiongate.local.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Why calls were refused, as the audit has it. */
record Denials(Database database) {
  private static final String REASONS =
      """
      select distinct payload::json ->> 'action' || ' ' || (payload::json ->> 'reason')
      from audit_record
      where event = 'mcp_tool_authz' and payload::json ->> 'subject' = ?
      order by 1
      """;

  /** Each tool with the reason for which it was refused to the principal. */
  List<String> of(String principal) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(REASONS)) {
      query.setString(1, principal);
      try (ResultSet rows = query.executeQuery()) {
        List<String> reasons = new ArrayList<>();
        while (rows.next()) {
          reasons.add(rows.getString(1));
        }
        return reasons;
      }
    }
  }
}

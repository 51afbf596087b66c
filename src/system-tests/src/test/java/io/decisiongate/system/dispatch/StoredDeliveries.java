package io.decisiongate.system.dispatch;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.local.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database holds of deliveries, past all policies. */
record StoredDeliveries(Database superuser) {

  /** State and attempts of the deliveries of a run by a sink, as {@code delivered 1}. */
  List<String> states(String run, String sink) throws SQLException {
    return texts(
        """
        select state || ' ' || attempts from dispatch_delivery
        where run_id = ? and sink = ? order by delivery_id""",
        run,
        sink);
  }

  /** How many deliveries of a run there are in this state. */
  int count(String run, String state) throws SQLException {
    return texts("select state from dispatch_delivery where run_id = ? and state = ?", run, state)
        .size();
  }

  /** How many attempts of a run's deliveries have been begun. */
  long attempts(String run) throws SQLException {
    return Long.parseLong(
        texts("select coalesce(sum(attempts), 0) from dispatch_delivery where run_id = ?", run)
            .getFirst());
  }

  /** The audit records of attempts at a run's deliveries by a sink, in their order. */
  List<ObjectReader> audited(String run, String sink) throws SQLException {
    return texts(
            """
            select payload from audit_record
            where event = 'packet_delivery' order by tenant_id, sequence""")
        .stream()
        .map(payload -> ObjectReader.of(JsonReader.read(payload), "event"))
        .filter(event -> event.string("run_id").equals(run) && event.string("sink").equals(sink))
        .toList();
  }

  /** The records of settings that were not taken over for this reason. */
  List<String> rejections(String reason) throws SQLException {
    return texts(
        """
        select payload from audit_record
        where event = 'security_audit' and position('configuration_rejected' in payload) > 0
          and position(? in payload) > 0""",
        reason);
  }

  /** The outcomes of {@link #audited}. */
  List<String> outcomes(String run, String sink) throws SQLException {
    return audited(run, sink).stream().map(event -> event.string("outcome")).toList();
  }

  private List<String> texts(String query, String... parameters) throws SQLException {
    try (Connection connection = superuser.connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
          texts.add(String.valueOf(rows.getString(1)));
        }
        return texts;
      }
    }
  }
}

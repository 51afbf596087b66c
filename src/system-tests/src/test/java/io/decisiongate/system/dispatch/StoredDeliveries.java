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

  /** How many deliveries of a run wait after an attempt that is recorded. */
  int atRest(String run) throws SQLException {
    return texts(
            """
            select sink from dispatch_delivery
            where run_id = ? and state = 'pending' and attempts > 0 and lease is null""",
            run)
        .size();
  }

  /** Makes what waits of a run look as if an attempt were under way, for so many milliseconds. */
  void lease(String run, long ms) throws SQLException {
    texts(
        """
        update dispatch_delivery set lease = gen_random_uuid(), lease_until = dg_now_ms() + ?::bigint
        where run_id = ? and state = 'pending' returning sink""",
        Long.toString(ms),
        run);
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

  /** The records of what operators did to a run's deliveries, in their order. */
  List<ObjectReader> operations(String run) throws SQLException {
    return texts(
            """
            select payload from audit_record
            where event = 'delivery_operation' order by tenant_id, sequence""")
        .stream()
        .map(payload -> ObjectReader.of(JsonReader.read(payload), "event"))
        .filter(event -> event.string("run_id").equals(run))
        .toList();
  }

  /** What the deliveries of a run that were given up say of their last failure. */
  List<String> errors(String run) throws SQLException {
    return texts(
        "select distinct last_error from dispatch_delivery where run_id = ? and state = 'given_up'",
        run);
  }

  /** What is wrong with the audit logs: gaps, forks, hashes, and heads that are not their ends. */
  List<String> brokenChains() throws SQLException {
    return texts(
        """
        select format('tenant %s record %s', tenant_id, sequence) from (
          select tenant_id, sequence, prev_hash, hash,
                 sequence is distinct from 1 + coalesce(lag(sequence) over log, 0) as gap,
                 prev_hash is distinct from coalesce(lag(hash) over log, ''::bytea) as fork,
                 hash is distinct from sha256(convert_to(
                   case when length(prev_hash) = 0 then '0' else encode(prev_hash, 'hex') end || payload, 'UTF8')) as wrong
          from audit_record window log as (partition by tenant_id order by sequence)) r
        where gap or fork or wrong
        union all
        select format('head of tenant %s', t.tenant_id) from tenant t
        where t.audit_sequence > 0 and not exists (
          select 1 from audit_record a
          where a.tenant_id = t.tenant_id and a.sequence = t.audit_sequence and a.hash = t.audit_hash)""");
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

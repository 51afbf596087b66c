package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.Change;
import java.util.Collections;

/**
 * The statements of the journal. A batch joins those it needs with semicolons into one prepared
 * text: the driver sends them together, so they are one transaction and one round trip. The forms
 * with {@code lateral … offset 0} and {@code ctid} keep the planner from joining the other way
 * round, whatever it knows about the tables.
 */
final class Statements {
  static final String BIND = "select set_config('dg.tenant', ?, true)";

  /** Compare-and-set of the head; division by zero (22012) when another node was first. */
  static final String MOVE_HEAD =
      """
      with moved as (
        update tenant set head_version = head_version + 1, audit_sequence = ?, audit_hash = ?, usage_sequence = ?
        where tenant_id = ? and head_version = ? returning 1)
      select 1 / count(*) from moved""";

  static final String INSERT_NAMESPACES =
      """
      insert into namespace (tenant_id, namespace_id, name, created_at)
      select ?, u.id, 'namespace ' || u.id, min(u.at) from unnest(?, ?) u(id, at) group by u.id
      on conflict do nothing""";

  static final String INSERT_SCENARIOS =
      """
      insert into scenario (tenant_id, namespace_id, scenario_id, default_tenant, spec, spec_hash, body_hash, defined_at)
      select ?, u.* from unnest(?, ?, ?, ?, ?, ?, ?) u""";

  static final String INSERT_SCHEMAS =
      """
      insert into registered_schema (tenant_id, namespace_id, schema_id, version, record, body_hash, registered_at)
      select ?, u.* from unnest(?, ?, ?, ?, ?, ?) u""";

  /** Division by zero (22012) when a namespace has more than it may. */
  static final String COUNT_SCHEMAS =
      """
      with counted as (
        insert into schema_count (tenant_id, namespace_id, entries)
        select ?, u.* from unnest(?, ?) u
        on conflict (tenant_id, namespace_id) do update set entries = schema_count.entries + excluded.entries
        returning namespace_id, entries)
      select 1 / (case when bool_and(c.entries <= u.most) then 1 else 0 end)
      from counted c join unnest(?, ?) u(ns, most) on u.ns = c.namespace_id""";

  static final String INSERT_RUNS =
      """
      insert into run (tenant_id, namespace_id, run_id, scenario_id, status, stage_id, version, header, body_hash, started_at, updated_at)
      select ?, u.ns, u.id, u.scenario, u.status, u.stage, 1, u.header, u.hash, u.at, u.at
      from unnest(?, ?, ?, ?, ?, ?, ?, ?) u(ns, id, scenario, status, stage, header, hash, at)""";

  /** Division by zero (22012) when one of the runs is not at the expected version. */
  static final String UPDATE_RUNS =
      """
      with stepped as (
        update run r set version = r.version + k.steps, status = k.status, stage_id = k.stage, header = k.header,
               body_hash = k.hash, updated_at = k.at
        from (select x.tid, u.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) u(ns, id, ver, steps, status, stage, header, hash, at)
              cross join lateral (
                select ctid as tid from run
                where tenant_id = ? and namespace_id = u.ns and run_id = u.id and version = u.ver offset 0) x) k
        where r.ctid = k.tid returning 1)
      select 1 / (case when count(*) = ? then 1 else 0 end) from stepped""";

  static final String INSERT_RUN_STEPS =
      """
      insert into run_step (tenant_id, namespace_id, run_id, version, trigger_id, submission_id, packets, packet_ids, packet_ids_hash, entries, body_hash)
      select ?, u.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u""";

  static final String INSERT_DELIVERIES =
      """
      insert into dispatch_delivery (tenant_id, delivery_id, sink, namespace_id, run_id, step_version, packet_index, target, created_at, next_attempt_at)
      select ?, u.*, dg_now_ms() from unnest(?, ?, ?, ?, ?, ?, ?, ?) u""";

  /** Makes the nodes look for them. */
  static final String ANNOUNCE_DELIVERIES = "select dg_dispatch_added(?, ?)";

  /** Division by zero (22012) when an attempt is no longer the one that has the delivery. */
  static final String SETTLE_ATTEMPTS =
      """
      with settled as (
        update dispatch_delivery d set state = k.state, next_attempt_at = dg_now_ms() + k.delay, settled_at = k.settled,
               last_error = k.error, lease = null, lease_until = 0
        from (select x.tid, u.* from unnest(?, ?, ?, ?, ?, ?, ?) u(id, sink, lease, state, delay, settled, error)
              cross join lateral (
                select ctid as tid from dispatch_delivery
                where tenant_id = ? and delivery_id = u.id and sink = u.sink and state = 'pending' and lease = u.lease
                offset 0) x) k
        where d.ctid = k.tid returning 1)
      select 1 / (case when count(*) = ? then 1 else 0 end) from settled""";

  /** After {@link #SETTLE_ATTEMPTS}: how many are settled, and after how long another is due. */
  static final String COUNT_ATTEMPTS = "select dg_dispatch_attempted(?, ?)";

  /**
   * Adds to the ledger what was not counted in the last ten minutes, and the same to the sums. The
   * head, moved or locked before, keeps others from counting for this tenant meanwhile.
   */
  static final String ADD_USAGE =
      """
      with counted as (
        insert into usage_entry (tenant_id, sequence, namespace_id, metric, units, at, once_key)
        select ?, u.seq, u.ns, u.metric, u.units, u.at, u.key
        from unnest(?, ?, ?, ?, ?, ?) u(seq, ns, metric, units, at, key)
        where u.key is null or not exists (
          select 1 from usage_entry e
          where e.tenant_id = ? and e.at / 600000 = any (array[u.at / 600000 - 1, u.at / 600000, u.at / 600000 + 1])
            and e.once_key = u.key and e.at > u.at - 600000)
        returning metric, units)
      insert into usage_counter (tenant_id, metric, used)
      select ?, metric, sum(units) from counted group by metric
      on conflict (tenant_id, metric) do update set used = usage_counter.used + excluded.used""";

  static final String INSERT_AUDIT =
      """
      insert into audit_block (tenant_id, first_sequence, records, lines, prev_hash, hashes)
      select ?, u.* from unnest(?, ?, ?, ?, ?) u""";

  static final String OPEN_TENANT = "select dg_open_tenant(?)";

  /** Nothing is ever written for a deleted tenant. */
  static final String LOCK_HEAD =
      """
      select head_version, audit_sequence, audit_hash, usage_sequence from tenant
      where tenant_id = ? and state <> 'deleted' for update""";

  /** Invalidates a compare-and-set that may still be under way on a lost connection. */
  static final String FENCE_HEAD =
      "update tenant set head_version = head_version + 1 where tenant_id = ?";

  static final String READ_AUDIT_HASH =
      """
      select substr(hashes, ((? - first_sequence) * 32 + 1)::integer, 32) from audit_block
      where tenant_id = ? and first_sequence <= ? order by first_sequence desc limit 1""";

  private Statements() {}

  /** The function decides by itself, and raises a conflict (40001) when it is against it. */
  static String call(Change.AdministrativeStep step) {
    return "select "
        + step.function()
        + "("
        + String.join(", ", Collections.nCopies(step.arguments().size(), "?"))
        + ")";
  }
}

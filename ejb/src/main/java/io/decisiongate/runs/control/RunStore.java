package io.decisiongate.runs.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.Log;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.runs.entity.RunRecord;
import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Reads runs, each call in a short transaction bound to their tenant. Every row is checked against
 * its hash.
 */
@ApplicationScoped
@Transactional
@TenantBound
public class RunStore {
  @PersistenceContext(unitName = "decision-gate")
  EntityManager entities;

  /** The run's header and version. */
  public Optional<StoredRun> find(TenantContext tenant, Run.Key key) {
    return Optional.ofNullable(entities.find(Run.class, key)).map(StoredRun::read);
  }

  /** The decision that was made on this trigger. */
  public Optional<Decision> decisionOn(TenantContext tenant, Run.Key key, String triggerId) {
    return entities
        .createQuery(
            """
            select r from RunRecord r
            where r.key.tenant = :tenant and r.key.namespace = :namespace and r.key.runId = :run
              and r.key.log = :log and r.entryKey = :trigger""",
            RunRecord.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("log", number(Log.DECISIONS))
        .setParameter("trigger", triggerId)
        .getResultStream()
        .findFirst()
        .map(StoredRun::body)
        .map(Decision::fromJson);
  }

  /** The packets that were issued with a decision, in order. */
  public List<Json> packetsOf(TenantContext tenant, Run.Key key, long decision) {
    return entities
        .createQuery(
            """
            select r from RunRecord r
            where r.key.tenant = :tenant and r.key.namespace = :namespace and r.key.runId = :run
              and r.key.log = 4 and r.decision = :decision
            order by r.key.position""",
            RunRecord.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("decision", decision)
        .getResultList()
        .stream()
        .map(StoredRun::body)
        .toList();
  }

  /** The ids of all packets issued so far, in order and with repetitions. */
  public List<String> packetIds(TenantContext tenant, Run.Key key) {
    return entities
        .createQuery(
            """
            select r.subject from RunRecord r
            where r.key.tenant = :tenant and r.key.namespace = :namespace and r.key.runId = :run
              and r.key.log = :log
            order by r.key.position""",
            String.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("log", number(Log.PACKETS))
        .getResultList();
  }

  /** The number of a log in the database. */
  static short number(Log log) {
    return switch (log) {
      case TRIGGERS -> 1;
      case GATE_EVALUATIONS -> 2;
      case DECISIONS -> 3;
      case PACKETS -> 4;
      case SUBMISSIONS -> 5;
      case TOOL_CALLS -> 6;
    };
  }
}

package io.decisiongate.runs.control;

import io.decisiongate.core.hash.HashedText;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.runs.entity.Step;
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

  /** The run's header and version, as the beginning of a lineage. */
  public Optional<StoredRun> find(TenantContext tenant, Run.Key key, Lineage lineage) {
    return Optional.ofNullable(entities.find(Run.class, key))
        .map(row -> StoredRun.read(row, lineage));
  }

  /** One step of a run. */
  public Optional<StoredStep> step(TenantContext tenant, Step.Key key) {
    return Optional.ofNullable(entities.find(Step.class, key)).map(StoredStep::read);
  }

  /** The run's header and version as they are in the database. */
  public Optional<StoredRun> read(TenantContext tenant, Run.Key key) {
    return find(tenant, key, Lineage.begun());
  }

  /**
   * Steps in their order.
   *
   * @param after version of the step before the first
   * @param last version of the last step that counts
   * @return at most this many, each under its version
   */
  public List<HashedText> steps(
      TenantContext tenant, Run.Key key, long after, long last, int limit) {
    return entities
        .createQuery(
            """
            select new io.decisiongate.core.hash.HashedText(s.key.version, s.entries, s.bodyHash)
            from Step s
            where s.key.tenant = :tenant and s.key.namespace = :namespace and s.key.runId = :run
              and s.key.version > :after and s.key.version <= :last
            order by s.key.version""",
            HashedText.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("after", after)
        .setParameter("last", last)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The step that decided on this trigger. */
  public Optional<StoredStep> decidedOn(TenantContext tenant, Run.Key key, String triggerId) {
    return entities
        .createQuery(
            """
            select s from Step s
            where s.key.tenant = :tenant and s.key.namespace = :namespace and s.key.runId = :run
              and s.triggerId = :trigger""",
            Step.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("trigger", triggerId)
        .getResultStream()
        .findFirst()
        .map(StoredStep::read);
  }

  /** The step that took this submission. */
  public Optional<StoredStep> submitted(TenantContext tenant, Run.Key key, String submissionId) {
    return entities
        .createQuery(
            """
            select s from Step s
            where s.key.tenant = :tenant and s.key.namespace = :namespace and s.key.runId = :run
              and s.submissionId = :submission""",
            Step.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .setParameter("submission", submissionId)
        .getResultStream()
        .findFirst()
        .map(StoredStep::read);
  }

  /** The ids of all packets issued so far, in order and with repetitions. */
  public List<String> packetIds(TenantContext tenant, Run.Key key) {
    return entities
        .createQuery(
            """
            select new io.decisiongate.core.hash.HashedText(
              s.key.version, coalesce(s.packetIds, s.entries), coalesce(s.packetIdsHash, s.bodyHash))
            from Step s
            where s.key.tenant = :tenant and s.key.namespace = :namespace and s.key.runId = :run
              and s.packets > 0
            order by s.key.version""",
            HashedText.class)
        .setParameter("tenant", key.tenant())
        .setParameter("namespace", key.namespace())
        .setParameter("run", key.runId())
        .getResultStream()
        .flatMap(StoredStep::packetIds)
        .toList();
  }
}

package io.decisiongate.scenarios.control;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.scenarios.entity.Scenario;
import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads stored definitions, each call in a short transaction bound to their owner. */
@ApplicationScoped
@Transactional
@TenantBound
public class ScenarioStore {
  @PersistenceContext(unitName = "decision-gate")
  EntityManager entities;

  /** The definition with this id in this namespace. */
  public Optional<Scenario> find(TenantContext owner, NamespaceId namespace, String scenarioId) {
    return Optional.ofNullable(
        entities.find(
            Scenario.class, new Scenario.Key(owner.tenant(), namespace.value(), scenarioId)));
  }

  /** The definition with this id in the shared scope, whatever its namespace. */
  public Optional<Scenario> findShared(TenantContext platform, String scenarioId) {
    return entities
        .createQuery(
            "select s from Scenario s where s.key.tenant = :owner and s.key.scenarioId = :id",
            Scenario.class)
        .setParameter("owner", platform.tenant())
        .setParameter("id", scenarioId)
        .getResultStream()
        .findFirst();
  }

  /**
   * One page of a namespace in ascending order of ids, by bytes.
   *
   * @param tenant definitions for other tenants are left out
   * @param after the last id of the page before; empty text stands before all but itself
   */
  public List<Scenario> page(
      TenantContext owner,
      NamespaceId namespace,
      TenantId tenant,
      Optional<String> after,
      int limit) {
    return entities
        .createQuery(
            """
            select s from Scenario s
            where s.key.tenant = :owner and s.key.namespace = :namespace
              and (s.defaultTenant is null or s.defaultTenant = :tenant)
              and (:first = true or s.key.scenarioId > :after)
            order by s.key.scenarioId""",
            Scenario.class)
        .setParameter("owner", owner.tenant())
        .setParameter("namespace", namespace.value())
        .setParameter("tenant", tenant.value())
        .setParameter("first", after.isEmpty())
        .setParameter("after", after.orElse(""))
        .setMaxResults(limit)
        .getResultList();
  }
}

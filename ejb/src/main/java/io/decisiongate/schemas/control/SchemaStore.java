package io.decisiongate.schemas.control;

import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.schemas.entity.SchemaCount;
import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads registered schemas, each call in a short transaction bound to their tenant. */
@ApplicationScoped
@Transactional
@TenantBound
public class SchemaStore {
  @PersistenceContext(unitName = "decision-gate")
  EntityManager entities;

  /** The schema of this key. */
  public Optional<RegisteredSchema> find(TenantContext tenant, RegisteredSchema.Key key) {
    return Optional.ofNullable(entities.find(RegisteredSchema.class, key));
  }

  /** How many schemas the namespace has. */
  public long count(TenantContext tenant, long namespace) {
    SchemaCount count =
        entities.find(SchemaCount.class, new SchemaCount.Key(tenant.tenant(), namespace));
    return count == null ? 0 : count.entries();
  }

  /** The first page of a namespace in ascending order of id and version, by bytes. */
  public List<RegisteredSchema> firstPage(TenantContext tenant, long namespace, int limit) {
    return entities
        .createQuery(
            """
            select s from RegisteredSchema s
            where s.key.tenant = :tenant and s.key.namespace = :namespace
            order by s.key.schemaId, s.key.version""",
            RegisteredSchema.class)
        .setParameter("tenant", tenant.tenant())
        .setParameter("namespace", namespace)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The page that follows this id and version, which need not exist. */
  public List<RegisteredSchema> pageAfter(
      TenantContext tenant, RegisteredSchema.Key after, int limit) {
    return entities
        .createQuery(
            """
            select s from RegisteredSchema s
            where s.key.tenant = :tenant and s.key.namespace = :namespace
              and (s.key.schemaId, s.key.version) > (:schema, :version)
            order by s.key.schemaId, s.key.version""",
            RegisteredSchema.class)
        .setParameter("tenant", tenant.tenant())
        .setParameter("namespace", after.namespace())
        .setParameter("schema", after.schemaId())
        .setParameter("version", after.version())
        .setMaxResults(limit)
        .getResultList();
  }
}

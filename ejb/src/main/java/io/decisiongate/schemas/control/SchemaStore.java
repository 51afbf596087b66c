package io.decisiongate.schemas.control;

import io.decisiongate.schemas.entity.RegisteredSchema;
import io.decisiongate.schemas.entity.SchemaCount;
import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
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
}

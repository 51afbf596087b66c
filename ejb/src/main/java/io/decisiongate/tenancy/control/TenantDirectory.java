package io.decisiongate.tenancy.control;

import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.tenancy.entity.Namespace;
import io.decisiongate.tenancy.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Reads tenants and namespaces, each in a transaction bound to the tenant that is asked for. */
@ApplicationScoped
@Transactional
@TenantBound
public class TenantDirectory {
  @PersistenceContext(unitName = "decision-gate")
  EntityManager entities;

  /** Whether the tenant exists and is active. */
  public boolean isActive(TenantContext context) {
    Tenant tenant = entities.find(Tenant.class, context.tenant());
    return tenant != null && tenant.active();
  }

  /** Whether the namespace exists in the tenant and is active. */
  public boolean isActive(TenantContext context, long namespace) {
    Namespace found =
        entities.find(Namespace.class, new Namespace.Key(context.tenant(), namespace));
    return found != null && found.active();
  }
}

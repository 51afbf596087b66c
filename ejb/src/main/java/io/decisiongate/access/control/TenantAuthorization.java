package io.decisiongate.access.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.tenancy.boundary.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Decides whether a principal may act in a tenant and namespace (enterprise.md section 3.2). */
@ApplicationScoped
public class TenantAuthorization {
  @Inject ActiveConfiguration configuration;
  @Inject Tenants tenants;

  /** A decision with the reason that is audited. */
  public record Decision(boolean allowed, String reason) {}

  public Decision decide(
      Principal principal, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    return switch (configuration.tenancy()) {
      case OPEN -> new Decision(true, "noop_allow");
      case MANAGED -> decideManaged(principal, tenant, namespace);
    };
  }

  private Decision decideManaged(
      Principal principal, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    if (tenant.isEmpty()) {
      return new Decision(false, "missing_tenant_id");
    }
    if (namespace.isEmpty()) {
      return new Decision(false, "missing_namespace_id");
    }
    if (principal.scopes().isEmpty()) {
      return new Decision(false, "principal_unmapped");
    }
    if (!principal.mayActIn(tenant.get(), namespace.get())) {
      return new Decision(false, "tenant_scope_denied");
    }
    return tenants.knows(tenant.get())
        ? new Decision(true, "tenant_scope_allowed")
        : new Decision(false, "tenant_unknown");
  }
}

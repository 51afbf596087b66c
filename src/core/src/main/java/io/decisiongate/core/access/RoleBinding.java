package io.decisiongate.core.access;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;
import java.util.Set;

/**
 * A role that somebody has somewhere.
 *
 * @param capabilities what the role lets somebody do; empty when nobody defines it
 * @param namespace the only namespace; empty means every namespace of the tenant
 */
public record RoleBinding(
    Set<Capability> capabilities, TenantId tenant, Optional<NamespaceId> namespace) {

  /** Whether it lets somebody do this there. */
  boolean allows(Capability capability, TenantId inTenant, NamespaceId inNamespace) {
    return capabilities.contains(capability)
        && tenant.equals(inTenant)
        && (namespace.isEmpty() || namespace.get().equals(inNamespace));
  }
}

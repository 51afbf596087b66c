package io.decisiongate.core.configuration;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Optional;

/**
 * What the members of an issuer's group may do: a role in a tenant, or in one namespace of it.
 *
 * @param group the group, exactly
 * @param namespace empty means every namespace of the tenant
 */
public record GroupGrant(
    String group, String role, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {

  static GroupGrant from(TableReader table) {
    return new GroupGrant(
        table.text("group", ""),
        table.text("role", ""),
        table.optionalId("tenant_id").map(TenantId::new),
        table.optionalId("namespace_id").map(NamespaceId::new));
  }

  void validate(String field) {
    FieldRules.nonEmpty(field + "grants.group", group);
    FieldRules.nonEmpty(field + "grants.role", role);
    FieldRules.require(tenant.isPresent(), field + "grants.tenant_id is required");
  }
}

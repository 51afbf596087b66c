package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code server.auth.principals}: what a principal is besides its id (auth.md section
 * 1.2).
 *
 * @param subject the principal's id, exactly
 */
public record PrincipalSettings(String subject, Optional<String> policyClass, List<Role> roles) {
  private static final int MAX_ROLES = 128;

  /**
   * A role and where it holds.
   *
   * @param tenant empty means in every tenant
   * @param namespace empty means in every namespace
   */
  public record Role(String name, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {

    static Role from(TableReader table) {
      return new Role(
          table.text("name", ""),
          table.optionalId("tenant_id").map(TenantId::new),
          table.optionalId("namespace_id").map(NamespaceId::new));
    }
  }

  public PrincipalSettings {
    roles = List.copyOf(roles);
  }

  static PrincipalSettings from(TableReader table) {
    return new PrincipalSettings(
        table.text("subject", ""), table.text("policy_class"), table.sections("roles", Role::from));
  }

  void validate() {
    FieldRules.nonEmpty("auth.principals.subject", subject);
    policyClass.ifPresent(word -> FieldRules.nonEmpty("auth.principals.policy_class", word));
    require(roles.size() <= MAX_ROLES, "auth.principals.roles exceeds max entries");
    roles.forEach(role -> FieldRules.nonEmpty("auth.principals.roles.name", role.name()));
  }
}

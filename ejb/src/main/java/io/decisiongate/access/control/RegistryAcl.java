package io.decisiongate.access.control;

import io.decisiongate.core.configuration.RegistryAclSettings;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/** Decides who may do what with the schema registry (auth.md section 5). */
public final class RegistryAcl {
  private static final Set<String> WRITERS =
      Set.of("TenantAdmin", "NamespaceOwner", "NamespaceAdmin");
  private static final Set<String> READERS =
      Set.of(
          "TenantAdmin",
          "NamespaceOwner",
          "NamespaceAdmin",
          "NamespaceWriter",
          "NamespaceReader",
          "SchemaManager");
  private static final String SCHEMA_MANAGER = "SchemaManager";
  private static final String PRODUCTION = "prod";

  private RegistryAcl() {}

  /** A decision with the reason that is audited. */
  public record Decision(boolean allowed, String reason) {}

  /** Decides for one action in one namespace. */
  public static Decision decide(
      RegistryAclSettings settings,
      Principal principal,
      RegistryAclSettings.Action action,
      TenantId tenant,
      NamespaceId namespace) {
    Set<String> roles = principal.rolesIn(tenant, namespace);
    return switch (settings.mode()) {
      case BUILTIN -> builtIn(settings, principal, action, roles);
      case CUSTOM -> custom(settings, principal, action, tenant, namespace, roles);
    };
  }

  private static Decision builtIn(
      RegistryAclSettings settings,
      Principal principal,
      RegistryAclSettings.Action action,
      Set<String> roles) {
    if (settings.allowLocalOnly() && principal.isLocal()) {
      return new Decision(true, "builtin_allow_local_only");
    }
    return switch (action) {
      case LIST, GET -> {
        boolean allowed = !Collections.disjoint(roles, READERS);
        yield new Decision(allowed, allowed ? "builtin_allow_read" : "builtin_deny_read");
      }
      case REGISTER -> {
        boolean allowed =
            !Collections.disjoint(roles, WRITERS)
                || (roles.contains(SCHEMA_MANAGER) && !isProduction(principal));
        yield new Decision(allowed, allowed ? "builtin_allow_write" : "builtin_deny_write");
      }
    };
  }

  private static boolean isProduction(Principal principal) {
    return principal.policyClass().orElse(PRODUCTION).toLowerCase(Locale.ROOT).equals(PRODUCTION);
  }

  private static Decision custom(
      RegistryAclSettings settings,
      Principal principal,
      RegistryAclSettings.Action action,
      TenantId tenant,
      NamespaceId namespace,
      Set<String> roles) {
    for (RegistryAclSettings.Rule rule : settings.rules()) {
      boolean matches =
          (rule.actions().isEmpty() || rule.actions().contains(action))
              && (rule.tenants().isEmpty() || rule.tenants().contains(tenant))
              && (rule.namespaces().isEmpty() || rule.namespaces().contains(namespace))
              && (rule.subjects().isEmpty() || rule.subjects().contains(principal.id()))
              && (rule.roles().isEmpty() || !Collections.disjoint(rule.roles(), roles))
              && (rule.policyClasses().isEmpty()
                  || principal.policyClass().filter(rule.policyClasses()::contains).isPresent());
      if (matches) {
        return decision(rule.effect(), "custom");
      }
    }
    return decision(settings.byDefault(), "default");
  }

  private static Decision decision(RegistryAclSettings.Effect effect, String origin) {
    return switch (effect) {
      case ALLOW -> new Decision(true, origin + "_allow");
      case DENY -> new Decision(false, origin + "_deny");
    };
  }
}

package io.decisiongate.access.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.configuration.PrincipalSettings;
import io.decisiongate.core.configuration.TenancySettings;
import io.decisiongate.core.error.InsufficientScope;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.identity.boundary.Principal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a principal may use a tool (sessions-rbac.md section 10). In managed tenancy the
 * roles to which it is bound must let it; one that is bound to none and that a file of the
 * configuration knows may use all, because roles of the core do not restrict tools (auth.md section
 * 1.2). A token never reaches further than its scopes.
 */
@ApplicationScoped
public class CapabilityAuthorization {
  @Inject ActiveConfiguration configuration;
  @Inject TenantAuthorization tenants;

  private @Nullable Derived<Set<String>> configured;

  @PostConstruct
  void prepare() {
    configured =
        configuration.derive(
            settings ->
                settings.server().auth().principals().stream()
                    .map(PrincipalSettings::subject)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Refuses a principal that may not use the tool there.
   *
   * @param tenant where the tool would act, as the arguments say; does not count for tools that act
   *     in no tenant, nor does the namespace
   * @throws InsufficientScope when only its token does not reach so far
   * @throws Unauthorized when it may not
   */
  public void require(
      Principal principal,
      ToolName tool,
      Optional<TenantId> tenant,
      Optional<NamespaceId> namespace) {
    if (tool.capability().isEmpty()) {
      return;
    }
    Capability needed = tool.capability().get();
    if (configuration.tenancy() == TenancySettings.Mode.MANAGED
        && !holds(principal, tool, needed, tenant, namespace)) {
      throw new Unauthorized("capability_missing: " + needed.wire());
    }
    if (!principal.rights().reach(needed)) {
      throw new InsufficientScope(List.of(needed.wire()));
    }
  }

  private boolean holds(
      Principal principal,
      ToolName tool,
      Capability needed,
      Optional<TenantId> tenant,
      Optional<NamespaceId> namespace) {
    Rights rights = principal.rights();
    if (!rights.isBound()) {
      return isKnownToAFile(principal.id());
    }
    if (!tool.actsInTenant()) {
      return rights.holdAnywhere(needed);
    }
    return tenant.isPresent()
        && namespace.isPresent()
        && rights.hold(needed, tenant.get(), namespace.get());
  }

  private boolean isKnownToAFile(String principalId) {
    return tenants.isMapped(principalId)
        || Objects.requireNonNull(configured).get().contains(principalId);
  }
}

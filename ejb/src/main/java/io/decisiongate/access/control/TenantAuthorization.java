package io.decisiongate.access.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.access.TenantDecision;
import io.decisiongate.core.access.TenantPolicy;
import io.decisiongate.core.access.TenantScope;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.tenancy.boundary.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a principal may act in a tenant and namespace (enterprise.md section 3.2). */
@ApplicationScoped
public class TenantAuthorization {
  @Inject ActiveConfiguration configuration;
  @Inject Tenants tenants;

  private @Nullable Derived<Optional<TenantPolicy>> policy;

  /** A policy that cannot be used shows at the start, not at the first call. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @PostConstruct
  void prepare() {
    policy =
        configuration.derive(
            settings -> settings.tenancy().policyPath().map(Path::of).map(TenantPolicyFile::read));
  }

  /** A decision with the reason that is audited. */
  public record Decision(boolean allowed, String reason) {}

  public Decision decide(
      Principal principal, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    return switch (configuration.tenancy()) {
      case OPEN -> new Decision(true, "noop_allow");
      case MANAGED -> decideManaged(principal, tenant, namespace);
    };
  }

  /** Whether the policy file knows the principal. */
  public boolean isMapped(String principalId) {
    Optional<TenantPolicy> file = Objects.requireNonNull(policy).get();
    return file.isPresent() && file.get().principals().containsKey(principalId);
  }

  /**
   * The scopes in the database and the policy file each have a say about the principals they know:
   * one that denies beats one that allows.
   */
  private Decision decideManaged(
      Principal principal, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    Optional<TenantPolicy> file = Objects.requireNonNull(policy).get();
    boolean needsTenant = file.map(TenantPolicy::requireTenant).orElse(true);
    List<TenantDecision> said =
        Stream.concat(
                Stream.of(
                    scopesOf(principal, needsTenant).decide(principal.id(), tenant, namespace)),
                file.stream().map(own -> own.decide(principal.id(), tenant, namespace)))
            .toList();
    Optional<TenantDecision> denial =
        said.stream()
            .filter(decision -> !decision.allowed())
            .filter(decision -> decision != TenantDecision.PRINCIPAL_UNMAPPED)
            .findFirst();
    TenantDecision decision =
        denial.orElseGet(
            () ->
                said.stream()
                    .filter(TenantDecision::allowed)
                    .findFirst()
                    .orElse(TenantDecision.PRINCIPAL_UNMAPPED));
    if (decision.allowed() && tenant.isPresent() && !tenants.knows(tenant.get())) {
      return new Decision(false, "tenant_unknown");
    }
    return new Decision(decision.allowed(), decision.reason());
  }

  /** What the database says of the principal, as a policy. */
  private static TenantPolicy scopesOf(Principal principal, boolean needsTenant) {
    List<TenantScope> scopes = principal.scopes().stream().map(TenantAuthorization::scope).toList();
    return new TenantPolicy(
        needsTenant,
        scopes.isEmpty() && !principal.isKeptByOperators()
            ? Map.of()
            : Map.of(principal.id(), scopes));
  }

  private static TenantScope scope(Principal.Scope scope) {
    return new TenantScope(
        new TenantId(scope.tenant()),
        scope.namespace() == 0
            ? Optional.empty()
            : Optional.of(Set.of(new NamespaceId(scope.namespace()))));
  }
}

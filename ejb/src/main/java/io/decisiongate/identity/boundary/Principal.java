package io.decisiongate.identity.boundary;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody known who calls.
 *
 * @param id stable name, for example {@code loopback}
 * @param method how it proved who it is
 * @param credentialId what it showed, never the secret itself
 * @param scopes where it may act
 * @param roles what it is there for
 * @param policyClass class of work, such as {@code prod}; empty when nobody gave it one
 */
public record Principal(
    String id,
    Method method,
    String credentialId,
    Set<Scope> scopes,
    List<Role> roles,
    Optional<String> policyClass) {
  public Principal {
    scopes = Set.copyOf(scopes);
    roles = List.copyOf(roles);
  }

  /** How a principal proved who it is, with the label of audit-metrics.md section 3.7. */
  public enum Method {
    LOCAL("local"),
    BEARER_TOKEN("bearer_token"),
    MTLS_SUBJECT("mtls_subject"),
    API_KEY("api_key"),
    JWT("jwt"),
    INTROSPECTION("introspection");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A tenant, or one namespace of it.
   *
   * @param namespace 0 for every namespace of the tenant
   */
  public record Scope(long tenant, long namespace) {}

  /**
   * A role and where it holds (auth.md section 1.2).
   *
   * @param tenant empty means in every tenant
   * @param namespace empty means in every namespace
   */
  public record Role(String name, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    boolean holdsIn(TenantId inTenant, NamespaceId inNamespace) {
      return tenant.filter(own -> !own.equals(inTenant)).isEmpty()
          && namespace.filter(own -> !own.equals(inNamespace)).isEmpty();
    }
  }

  /** The names of the roles that hold in this namespace of this tenant. */
  public Set<String> rolesIn(TenantId tenant, NamespaceId namespace) {
    return roles.stream()
        .filter(role -> role.holdsIn(tenant, namespace))
        .map(Role::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it was let in because it calls from this machine, without credentials. */
  public boolean isLocal() {
    return method == Method.LOCAL;
  }
}

package io.decisiongate.identity.boundary;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Set;

/**
 * Somebody known who calls.
 *
 * @param id stable name, for example {@code loopback}
 * @param method how it proved who it is
 * @param credentialId what it showed, never the secret itself
 * @param scopes where it may act
 */
public record Principal(String id, Method method, String credentialId, Set<Scope> scopes) {
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** How a principal proved who it is, with the label of audit-metrics.md section 3.7. */
  public enum Method {
    LOCAL("local"),
    API_KEY("api_key");

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

  /** Whether some scope covers this namespace of this tenant. */
  public boolean mayActIn(TenantId tenant, NamespaceId namespace) {
    return scopes.contains(new Scope(tenant.value(), 0))
        || scopes.contains(new Scope(tenant.value(), namespace.value()));
  }
}

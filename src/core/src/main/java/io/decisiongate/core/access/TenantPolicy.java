package io.decisiongate.core.access;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which principals may act in which tenants (enterprise.md section 3).
 *
 * @param requireTenant whether a request has to name a tenant and a namespace
 * @param principals by the principal's id; in the order of the document
 */
public record TenantPolicy(boolean requireTenant, Map<String, List<TenantScope>> principals) {
  /** Nobody may act anywhere. */
  public static final TenantPolicy DEFAULT = new TenantPolicy(true, Map.of());

  private static final String REQUIRE_TENANT = "require_tenant";
  private static final String PRINCIPALS = "principals";
  private static final String PRINCIPAL_ID = "principal_id";
  private static final String TENANTS = "tenants";

  public TenantPolicy {
    Map<String, List<TenantScope>> copy = new LinkedHashMap<>();
    principals.forEach((principal, scopes) -> copy.put(principal, List.copyOf(scopes)));
    principals = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a policy document.
   *
   * @throws InvalidParams when it is none; also when it names a principal twice, since nobody can
   *     tell which entry was meant
   */
  public static TenantPolicy parse(byte[] utf8) {
    try {
      return from(JsonReader.readDistinctThroughout(utf8));
    } catch (JsonSyntaxException e) {
      throw new InvalidParams("the tenant policy is no JSON: " + e.getMessage());
    }
  }

  private static TenantPolicy from(Json json) {
    ObjectReader members = ObjectReader.of(json, "the tenant policy");
    Map<String, List<TenantScope>> principals = new LinkedHashMap<>();
    for (Json entry : members.list(PRINCIPALS, item -> item)) {
      ObjectReader principal = ObjectReader.of(entry, "a principal of the tenant policy");
      String id = principal.string(PRINCIPAL_ID);
      if (principals.put(id, principal.list(TENANTS, TenantScope::from)) != null) {
        throw members.invalid(PRINCIPALS, "principal \"" + id + "\" is listed twice");
      }
    }
    return new TenantPolicy(
        members.optional(REQUIRE_TENANT).isEmpty() || members.bool(REQUIRE_TENANT), principals);
  }

  /** The document that {@link #parse} reads. */
  public Json toJson() {
    List<Json> entries =
        principals.entrySet().stream()
            .map(
                entry ->
                    (Json)
                        Json.object()
                            .put(PRINCIPAL_ID, Json.of(entry.getKey()))
                            .put(
                                TENANTS,
                                new Json.Array(
                                    entry.getValue().stream().map(TenantScope::toJson).toList()))
                            .build())
            .toList();
    return Json.object()
        .put(REQUIRE_TENANT, Json.of(requireTenant))
        .put(PRINCIPALS, new Json.Array(entries))
        .build();
  }

  /** May this principal act here? The first rule that applies decides. */
  public TenantDecision decide(
      String principal, Optional<TenantId> tenant, Optional<NamespaceId> namespace) {
    if (tenant.isEmpty()) {
      return requireTenant ? TenantDecision.MISSING_TENANT_ID : TenantDecision.TENANT_OPTIONAL;
    }
    if (namespace.isEmpty()) {
      return requireTenant
          ? TenantDecision.MISSING_NAMESPACE_ID
          : TenantDecision.NAMESPACE_OPTIONAL;
    }
    List<TenantScope> scopes = principals.get(principal);
    if (scopes == null) {
      return TenantDecision.PRINCIPAL_UNMAPPED;
    }
    return scopes.stream().anyMatch(scope -> scope.covers(tenant.get(), namespace.get()))
        ? TenantDecision.TENANT_SCOPE_ALLOWED
        : TenantDecision.TENANT_SCOPE_DENIED;
  }
}

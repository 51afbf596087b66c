package io.decisiongate.core.access;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tenant in which a principal may act.
 *
 * @param namespaces the only namespaces; absent = all of the tenant, without entries = none
 */
public record TenantScope(TenantId tenant, Optional<Set<NamespaceId>> namespaces) {
  private static final String NAMESPACES = "namespaces";
  private static final String ALLOW_LIST = "allow_list";
  private static final String ALL = "all";

  public TenantScope {
    namespaces = namespaces.map(Set::copyOf);
  }

  /** Every namespace of the tenant. */
  public static TenantScope all(TenantId tenant) {
    return new TenantScope(tenant, Optional.empty());
  }

  /** Whether the scope covers this namespace of this tenant. */
  public boolean covers(TenantId inTenant, NamespaceId inNamespace) {
    return tenant.equals(inTenant)
        && namespaces.map(listed -> listed.contains(inNamespace)).orElse(true);
  }

  static TenantScope from(Json json) {
    ObjectReader members = ObjectReader.of(json, "a tenant of the tenant policy");
    return new TenantScope(TenantId.from(members), namespaces(members));
  }

  private static Optional<Set<NamespaceId>> namespaces(ObjectReader members) {
    Json value = members.value(NAMESPACES);
    if (value.equals(Json.of(ALL))) {
      return Optional.empty();
    }
    if (value instanceof Json.Obj) {
      return Optional.of(
          ObjectReader.of(value, NAMESPACES).strings(ALLOW_LIST).stream()
              .map(TenantScope::namespace)
              .collect(Collectors.toUnmodifiableSet()));
    }
    throw members.invalid(NAMESPACES, "expected \"all\" or {\"allow_list\": [...]}");
  }

  /** Namespaces stand in the policy as the decimal text of their number. */
  private static NamespaceId namespace(String text) {
    try {
      return new NamespaceId(Long.parseLong(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidParams(
          "\"" + text + "\" in allow_list of the tenant policy is no namespace number from 1");
    }
  }

  Json toJson() {
    return Json.object()
        .put("tenant_id", tenant.toJson())
        .put(NAMESPACES, namespaces.map(TenantScope::allowList).orElse(Json.of(ALL)))
        .build();
  }

  private static Json allowList(Set<NamespaceId> namespaces) {
    List<Json> ascending =
        namespaces.stream()
            .map(NamespaceId::value)
            .sorted()
            .map(number -> Json.of(Long.toString(number)))
            .toList();
    return Json.object().put(ALLOW_LIST, new Json.Array(ascending)).build();
  }
}

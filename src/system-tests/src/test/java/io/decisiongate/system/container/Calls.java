package io.decisiongate.system.container;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.access.BuiltInRole;
import io.decisiongate.core.access.Rights;
import io.decisiongate.core.access.Role;
import io.decisiongate.core.access.RoleBinding;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.identity.boundary.Credentials;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls as the transport would make them, and what they have collected. */
final class Calls {
  private Calls() {}

  /** Somebody who administers these tenants. */
  static Principal principal(long... tenants) {
    return principal(BuiltInRole.PROJECT_ADMIN, tenants);
  }

  /** Somebody who has the role in these tenants. */
  static Principal principal(Role role, long... tenants) {
    Set<Principal.Scope> scopes =
        Arrays.stream(tenants)
            .mapToObj(tenant -> new Principal.Scope(tenant, 0))
            .collect(Collectors.toSet());
    return new Principal(
        "somebody",
        Principal.Method.API_KEY,
        "key:somebody",
        scopes,
        List.of(),
        Optional.empty(),
        new Rights(
            Arrays.stream(tenants)
                .mapToObj(
                    tenant ->
                        new RoleBinding(
                            role.capabilities(), new TenantId(tenant), Optional.empty()))
                .toList(),
            Optional.empty()));
  }

  /** A call of somebody who may act in the tenant. */
  static Call allowed(long tenant, long namespace, String requestId) {
    return call(
        principal(tenant),
        Optional.of(new TenantId(tenant)),
        Optional.of(new NamespaceId(namespace)),
        requestId);
  }

  static Call call(
      Principal principal,
      Optional<TenantId> tenant,
      Optional<NamespaceId> namespace,
      String requestId) {
    return new Call(origin(requestId), principal, ToolName.EVIDENCE_QUERY, tenant, namespace, 1);
  }

  /** A request from this machine without a key. */
  static CallOrigin origin(String requestId) {
    return new CallOrigin(
        "http",
        new Credentials(
            "127.0.0.1",
            "127.0.0.1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of()),
        Optional.of(requestId),
        Optional.empty(),
        "server-" + requestId,
        "ToolsCall",
        2,
        Sha256.digest(requestId.getBytes(StandardCharsets.UTF_8)));
  }

  /** The audit events so far: each its name, and metric and reason where it has them. */
  static List<String> events(Call call) {
    return changeOf(call).audit().stream().map(Calls::event).toList();
  }

  /** The metrics that the call will have used so far, in the order in which they were recorded. */
  static List<String> used(Call call) {
    return changeOf(call).usage().stream().map(Change.UsageEntry::metric).toList();
  }

  private static Change changeOf(Call call) {
    return call.change().build(0, false);
  }

  private static String event(Change.AuditEntry entry) {
    ObjectReader members = ObjectReader.of(JsonReader.read(entry.payload()), "event");
    StringBuilder text = new StringBuilder(entry.event());
    for (String member : List.of("metric", "reason")) {
      members.optionalString(member).ifPresent(value -> text.append(' ').append(value));
    }
    return text.toString();
  }
}

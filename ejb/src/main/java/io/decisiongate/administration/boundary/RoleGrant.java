package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * A role that a principal has somewhere (sessions-rbac.md section 10, 5).
 *
 * @param tenant empty: in all of the organisation
 * @param namespace empty: in every namespace; never without a tenant
 * @param role name of a role of the product or of the core
 * @param expiresAt Unix milliseconds; empty: until it is taken away
 */
public record RoleGrant(
    Optional<Long> tenant, Optional<Long> namespace, String role, Optional<Long> expiresAt) {

  /** The form of the REST API. */
  public Json.Obj toJson() {
    return Json.object()
        .putIfPresent("tenant_id", tenant.map(Json::of))
        .putIfPresent("namespace_id", namespace.map(Json::of))
        .put("role", role)
        .putIfPresent("expires_at_ms", expiresAt.map(Json::of))
        .build();
  }
}

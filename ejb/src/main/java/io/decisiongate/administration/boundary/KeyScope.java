package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * Where a key is good.
 *
 * @param namespace empty: in every namespace of the tenant
 */
public record KeyScope(long tenant, Optional<Long> namespace) {

  /** The form of the REST API. */
  public Json.Obj toJson() {
    return Json.object()
        .put("tenant_id", tenant)
        .putIfPresent("namespace_id", namespace.map(Json::of))
        .build();
  }
}

package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/** A namespace of a tenant. */
public record NamespaceEntry(long tenant, long id, Place place) implements Entry.Versioned {

  @Override
  public long version() {
    return place.version();
  }

  @Override
  public Json.Obj toJson() {
    return place.toJson(Json.object().put("tenant_id", tenant).put("namespace_id", id));
  }
}

package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/**
 * A namespace of a tenant.
 *
 * @param state {@code active} or {@code suspended}
 * @param createdAt Unix milliseconds
 * @param version rises with each change
 */
public record NamespaceEntry(
    long tenant, long id, String name, String state, long createdAt, long version)
    implements Entry.Versioned {

  /**
   * What the change makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  NamespaceEntry after(NamedChange change) {
    change.requireVersion(version);
    return new NamespaceEntry(
        tenant,
        id,
        change.name().orElse(name),
        change.state().orElse(state),
        createdAt,
        version + 1);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("tenant_id", tenant)
        .put("namespace_id", id)
        .put("name", name)
        .put("state", state)
        .put("created_at_ms", createdAt)
        .put("version", version)
        .build();
  }
}

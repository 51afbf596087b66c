package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/**
 * A tenant of an organisation.
 *
 * @param state {@code active} or {@code suspended}
 * @param createdAt Unix milliseconds
 * @param version rises with each change
 */
public record TenantEntry(long id, String name, String state, long createdAt, long version)
    implements Entry.Versioned {

  /**
   * What the change makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  TenantEntry after(NamedChange change) {
    change.requireVersion(version);
    return new TenantEntry(
        id, change.name().orElse(name), change.state().orElse(state), createdAt, version + 1);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("tenant_id", id)
        .put("name", name)
        .put("state", state)
        .put("created_at_ms", createdAt)
        .put("version", version)
        .build();
  }
}

package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/**
 * A customer of the deployment.
 *
 * @param state {@code active} or {@code suspended}
 * @param createdAt Unix milliseconds
 * @param version rises with each change
 */
public record OrganisationEntry(long id, String name, String state, long createdAt, long version)
    implements Entry.Versioned {

  /**
   * What the change makes of it.
   *
   * @throws io.decisiongate.core.error.PreconditionFailed when the caller saw another version
   */
  OrganisationEntry after(NamedChange change) {
    change.requireVersion(version);
    return new OrganisationEntry(
        id, change.name().orElse(name), change.state().orElse(state), createdAt, version + 1);
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("organisation_id", id)
        .put("name", name)
        .put("state", state)
        .put("created_at_ms", createdAt)
        .put("version", version)
        .build();
  }
}

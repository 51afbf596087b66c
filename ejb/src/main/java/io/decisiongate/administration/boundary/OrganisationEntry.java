package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;

/** A customer of the deployment. */
public record OrganisationEntry(long id, Place place) implements Entry.Versioned {

  @Override
  public long version() {
    return place.version();
  }

  @Override
  public Json.Obj toJson() {
    return place.toJson(Json.object().put("organisation_id", id));
  }
}

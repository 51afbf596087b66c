package io.decisiongate.sessions.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * A log-in.
 *
 * @param place where; empty members: where the principal was last, else its first tenant
 */
public record LoginRequest(String apiKey, Place place) {

  /** A membership that is asked for. */
  public record Place(Optional<Long> organisation, Optional<Long> tenant) {
    static Place of(ObjectReader members) {
      return new Place(
          members.optionalInteger("org_id", 1, Long.MAX_VALUE),
          members.optionalInteger("tenant_id", 1, Long.MAX_VALUE));
    }

    /**
     * Reads where a session is to be switched to.
     *
     * @throws InvalidParams when there is no tenant
     */
    public static Place fromJson(Json body) {
      ObjectReader members = ObjectReader.of(body, "the request");
      members.integer("tenant_id", 1, Long.MAX_VALUE);
      return of(members);
    }
  }

  public static LoginRequest fromJson(Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    return new LoginRequest(members.string("api_key"), Place.of(members));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "LoginRequest[place=" + place + "]";
  }
}

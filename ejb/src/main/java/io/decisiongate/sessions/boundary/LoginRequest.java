package io.decisiongate.sessions.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * A log-in.
 *
 * @param proof of who it is
 * @param place where; empty members: where the principal was last, else its first tenant
 */
public record LoginRequest(Proof proof, Place place) {

  /** Who somebody is. */
  public sealed interface Proof {
    /** By a key. */
    record Key(String text) implements Proof {
      @Override
      public String name() {
        return "amr=api_key";
      }

      /** Without the key. */
      @Override
      public String toString() {
        return name();
      }
    }

    /** By the password of a person. */
    record Password(String principal, String text) implements Proof {
      @Override
      public String name() {
        return "amr=pwd";
      }

      /** Without the password. */
      @Override
      public String toString() {
        return name();
      }
    }

    /** As the audit knows it. */
    String name();
  }

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

  /**
   * Reads a log-in.
   *
   * @throws InvalidParams when there is neither a key nor a name with a password
   */
  public static LoginRequest fromJson(Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    return new LoginRequest(proof(members), Place.of(members));
  }

  private static Proof proof(ObjectReader members) {
    Optional<String> password = members.optionalString("password");
    if (password.isEmpty()) {
      return new Proof.Key(members.string("api_key"));
    }
    if (members.optionalString("api_key").isPresent()) {
      throw new InvalidParams("api_key and password exclude each other");
    }
    return new Proof.Password(members.string("user_id"), password.get());
  }

  /** Without key and password. */
  @Override
  public String toString() {
    return "LoginRequest[place=" + place + "]";
  }
}

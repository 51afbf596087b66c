package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.Optional;

/**
 * A password that somebody is to have.
 *
 * @param expected version of the principal
 * @param password empty takes it away
 * @param current the one before, when callers change their own
 */
public record NewPassword(long expected, Optional<String> password, Optional<String> current) {

  /**
   * Reads one.
   *
   * @throws InvalidParams when nothing is said of a password
   */
  public static NewPassword fromJson(long expected, Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    if (!members.has("password")) {
      throw new InvalidParams("missing field `password` in the request");
    }
    return new NewPassword(
        expected, members.optionalString("password"), members.optionalString("current_password"));
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "NewPassword[expected=" + expected + "]";
  }
}

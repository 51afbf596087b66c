package io.decisiongate.core.configuration;

import java.util.Optional;

/** {@code client.auth_profiles.NAME}: how the client commands authenticate. */
public record ClientAuthProfile(Optional<Secret> bearerToken, Optional<String> clientSubject) {

  static ClientAuthProfile from(TableReader table) {
    return new ClientAuthProfile(
        table.text("bearer_token").map(Secret::new), table.text("client_subject"));
  }
}

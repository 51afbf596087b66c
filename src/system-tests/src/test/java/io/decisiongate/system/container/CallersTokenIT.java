package io.decisiongate.system.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Credentials;
import io.decisiongate.identity.boundary.Principal;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What components of the server find in a caller's token: MicroProfile JWT as the application
 * brings it, and {@code jakarta.json} as the server has it.
 */
@ExtendWith(ArquillianExtension.class)
class CallersTokenIT {
  /** The name of a file with a token, in the server's data directory. */
  static final String FILE = "token.jwt";

  @Inject Authenticator authenticator;

  @Deployment
  static Archive<?> application() {
    return TestedApplication.with(CallersTokenIT.class);
  }

  @Test
  void theTokenOfAPrincipalIsAJsonWebToken() throws IOException {
    String raw = Files.readString(Path.of(System.getenv("DG_DATA_DIR"), FILE));
    Principal principal = authenticator.authenticate(credentials(Optional.of("Bearer " + raw)));

    JsonWebToken token = principal.token().orElseThrow();
    assertThat(principal.id()).isEqualTo("corp:alice");
    assertThat(token.getName()).isEqualTo("alice@corp.test");
    assertThat(token.getRawToken()).isEqualTo(raw);
    assertThat(token.<Set<String>>getClaim(Claims.groups)).isEqualTo(Set.of("deciders"));
    assertThat(token.<JsonObject>getClaim("realm_access").getInt("level")).isEqualTo(7);
  }

  @Test
  void whoShowsNoTokenHasNone() {
    assertThat(authenticator.authenticate(credentials(Optional.empty())).token()).isEmpty();
  }

  private static Credentials credentials(Optional<String> authorization) {
    return new Credentials(
        "127.0.0.1",
        "127.0.0.1",
        Optional.empty(),
        authorization,
        Optional.empty(),
        false,
        List.of());
  }
}

package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite cli_auth: who the client commands are to the server. */
@ExtendWith(AcceptanceServer.Access.class)
class CliAuthIT {
  private static final String TOKEN = "token-of-the-command-line";
  private static final String SUBJECT = "CN=command-line,O=Example";

  @Test
  void cli_auth_matrix(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));
    assertRefused(list(server));
    assertRefused(list(server, "--bearer-token", "wrong"));
    assertListed(list(server, "--bearer-token", TOKEN));

    server.use(
        server
            .standard()
            .auth("[server.auth]\nmode = \"mtls\"\nmtls_subjects = [\"" + SUBJECT + "\"]\n"));
    assertRefused(list(server));
    assertListed(list(server, "--client-subject", SUBJECT));
  }

  @Test
  void cli_auth_profile_bearer_token(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));

    assertListed(list(server, "--auth-profile", "ci", "--auth-config", profiles(server, TOKEN)));
    assertRefused(list(server, "--auth-profile", "ci", "--auth-config", profiles(server, "wrong")));
  }

  @Test
  void cli_auth_profile_cli_override(AcceptanceServer server) throws Exception {
    server.use(server.standard().bearer(TOKEN));

    assertListed(
        list(
            server,
            "--auth-profile",
            "ci",
            "--auth-config",
            profiles(server, "wrong"),
            "--bearer-token",
            TOKEN));
  }

  private static String profiles(AcceptanceServer server, String token) throws Exception {
    Path file =
        server.write(
            "profiles.toml", "[client.auth_profiles.ci]\nbearer_token = \"" + token + "\"\n");
    return file.toString();
  }

  private static Dg list(AcceptanceServer server, String... options) throws Exception {
    return Dg.run(Dg.words("mcp tools list --endpoint " + server.rpc(), options));
  }

  private static void assertListed(Dg run) {
    assertThat(Documents.texts(run.json(), "/tools", "/name")).contains("scenario_define");
  }

  private static void assertRefused(Dg run) {
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("MCP request failed: mcp transport error: http status 401: ")
        .contains("unauthenticated");
  }
}

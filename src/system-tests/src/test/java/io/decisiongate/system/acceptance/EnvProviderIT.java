package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite providers: environment variables. */
@ExtendWith(AcceptanceServer.Access.class)
class EnvProviderIT {
  private static final String PROVIDER =
      """
      [[providers]]
      name = "env"
      type = "builtin"
      config = { allowlist = ["ABSENT", "SECRET", "LONG", "A_KEY_THAT_IS_TOO_LONG"], denylist = ["SECRET"], \
      max_value_bytes = 8, max_key_bytes = 16, overrides = { SECRET = "hidden", LONG = "123456789", OTHER = "1" } }
      """;

  @BeforeEach
  void configure(AcceptanceServer server) throws Exception {
    server.use(server.standard().shown().providers(PROVIDER));
  }

  @Test
  void env_provider_missing_key_returns_empty(AcceptanceServer server) throws Exception {
    Json answer = ask(server, "ABSENT");
    assertThat(at(answer, "/error")).isEqualTo(Json.NULL);
    assertThat(at(answer, "/value")).isEqualTo(Json.NULL);
  }

  @Test
  void env_provider_denylist_blocks(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "SECRET"), "/error/message")).contains("env key blocked by policy");
  }

  @Test
  void env_provider_allowlist_blocks_unlisted(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "OTHER"), "/error/message")).contains("env key blocked by policy");
  }

  @Test
  void env_provider_value_size_limit_enforced(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "LONG"), "/error/message")).contains("env value exceeds limit");
  }

  @Test
  void env_provider_key_size_limit_enforced(AcceptanceServer server) throws Exception {
    assertThat(text(ask(server, "A_KEY_THAT_IS_TOO_LONG"), "/error/message"))
        .contains("env key exceeds limit");
  }

  private static Json ask(AcceptanceServer server, String key) throws Exception {
    return Question.ask(server.caller(), "env", "get", "{\"key\":\"" + key + "\"}");
  }
}

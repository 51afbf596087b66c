package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens and passwords do not leave by way of a log line. */
class SecretsTest {
  private static final String TOML =
      """
      [server]
      transport = "http"
      bind = "127.0.0.1:4000"
      [server.auth]
      mode = "bearer_token"
      bearer_tokens = ["hunter2-a"]
      [namespace.authority]
      mode = "assetcore_http"
      assetcore = { base_url = "https://a", auth_token = "hunter2-b" }
      [database]
      url = "jdbc:postgresql://db:5432/dg?sslpassword=hunter2-c"
      user = "dg"
      password = "hunter2-d"
      [client.auth_profiles.ci]
      bearer_token = "hunter2-e"
      [[providers]]
      name = "ext"
      type = "mcp"
      command = ["run"]
      capabilities_path = "c"
      auth = { bearer_token = "hunter2-f" }
      [[providers]]
      name = "env"
      type = "builtin"
      config = { overrides = { KEY = "hunter2-g" } }
      [tenancy]
      mode = "managed"
      [identity.sessions]
      secret = "hunter2-i, which is thirty-two bytes long"
      [[identity.issuers]]
      name = "corp"
      issuer = "https://a"
      audiences = ["x"]
      introspection = { client_id = "gate", client_secret = "hunter2-h" }
      """;

  private final ConfigurationFile file = ConfigurationFile.parse(TOML);

  @Test
  void textOfAConfigurationHidesThem() {
    assertThat(file.configuration().toString()).contains("(hidden)").doesNotContain("hunter2");
    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void treeHidesThemToo() {
    assertThat(TomlText.file(TOML).toString()).doesNotContain("hunter2");
  }

  @Test
  void theyAreThereForWhoAsks() {
    assertThat(file.configuration().server().auth().bearerTokens())
        .extracting(Secret::value)
        .containsExactly("hunter2-a");
    assertThat(file.configuration().clientAuthProfiles().get("ci"))
        .extracting(profile -> profile.bearerToken().map(Secret::value).orElse(""))
        .isEqualTo("hunter2-e");
  }
}

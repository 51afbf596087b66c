package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientAuthProfileTest {
  @TempDir private Path folder;

  @Test
  void profilesAreReadFromAFileThatIsNoServersConfiguration() throws IOException {
    assertThat(
            load(
                """
                [server]
                transport = "http"
                [client.auth_profiles.ci]
                bearer_token = "secret"
                [client.auth_profiles."a.b"]
                client_subject = "CN=a"
                ca_path = "ca.pem"
                client_cert_path = "a.pem"
                client_key_path = "a.key"
                """))
        .isEqualTo(
            Map.of(
                "ci",
                new ClientAuthProfile(
                    Optional.of(new Secret("secret")), Optional.empty(), ClientTlsSettings.NONE),
                "a.b",
                new ClientAuthProfile(
                    Optional.empty(),
                    Optional.of("CN=a"),
                    new ClientTlsSettings(
                        Optional.of("ca.pem"), Optional.of("a.pem"), Optional.of("a.key")))));
  }

  @Test
  void aFileWithoutProfilesHasNone() throws IOException {
    assertThat(load("")).isEmpty();
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() {
    assertThatThrownBy(() -> load("[client.auth_profiles.ci]\nbearer_token = 1\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("config parse error: client.auth_profiles.ci.bearer_token");
  }

  private Map<String, ClientAuthProfile> load(String toml) throws IOException {
    return ClientAuthProfile.load(Files.writeString(folder.resolve("c.toml"), toml));
  }
}

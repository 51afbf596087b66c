package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The profile {@code production} refuses what is unsafe. */
class ProductionProfileTest {
  private static final String SAFE =
      """
      profile = "production"
      [server]
      transport = "http"
      bind = "127.0.0.1:4000"
      [server.auth]
      mode = "bearer_token"
      bearer_tokens = ["t"]
      """;

  @Test
  void tenancyIsManaged() {
    DecisionGateConfiguration configuration = ConfigurationFile.parse(SAFE).configuration();

    assertThat(configuration.profile()).contains(Profile.PRODUCTION);
    assertThat(configuration.tenancy().mode()).isEqualTo(TenancySettings.Mode.MANAGED);
  }

  @Test
  void tenancyIsManagedWhenThePropertyAsksForProduction() {
    String withoutProfile = SAFE.lines().skip(1).reduce("", (a, b) -> a + "\n" + b);

    assertThat(
            ConfigurationFile.parse(withoutProfile, Map.of("dg.profile", "production"))
                .configuration()
                .tenancy()
                .mode())
        .isEqualTo(TenancySettings.Mode.MANAGED);
  }

  @Test
  void localOnlyIsRefused() {
    assertRefused(
        "profile = \"production\"",
        "server.auth.mode=local_only not allowed when profile=production");
  }

  @Test
  void openTenancyIsRefused() {
    assertRefused(
        SAFE + "[tenancy]\nmode = \"open\"",
        "tenancy.mode=open not allowed when profile=production");
  }

  @Test
  void devPermissiveIsRefusedInBothSpellings() {
    String message = "dev.permissive not allowed when profile=production";
    assertRefused(SAFE + "[dev]\npermissive = true", message);
    assertRefused(SAFE.replace("[server]", "[server]\nmode = \"dev_permissive\""), message);
  }

  @Test
  void packetsTravelWithTls() {
    String callback = "[dispatch.callback]\nallow_http = true\nsigning_key = \"k\"\nurl = ";
    assertRefused(
        SAFE + callback + "\"http://a\"",
        "dispatch.callback.url with http:// not allowed when profile=production");
    assertThat(
            ConfigurationFile.parse(SAFE + callback + "\"https://a\"")
                .configuration()
                .dispatch()
                .isOn())
        .isTrue();
  }

  private static void assertRefused(String toml, String message) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: " + message);
  }
}

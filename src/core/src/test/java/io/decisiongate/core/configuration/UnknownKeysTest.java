package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys that nobody knows have no effect, and are reported. */
class UnknownKeysTest {

  @Test
  void unknownKeysAreNamedAtEveryDepth() {
    ConfigurationFile file =
        ConfigurationFile.parse(
            """
            colour = "red"
            [server]
            max_body_byte = 1
            [server.limits.rate_limits]
            max_requests = 1
            [[server.auth.principals]]
            subject = "loopback"
            role = "TenantAdmin"
            [[providers]]
            name = "time"
            type = "builtin"
            config = { logical = false }
            ["od.d"]
            x = 1
            """);

    assertThat(file.warnings())
        .containsExactlyInAnyOrder(
            "unknown key ignored: colour",
            "unknown key ignored: server.max_body_byte",
            "unknown key ignored: server.limits.rate_limits",
            "unknown key ignored: server.auth.principals[0].role",
            "unknown key ignored: providers[0].config.logical",
            "unknown key ignored: \"od.d\"");
  }

  @Test
  void sectionOfTheClientIsKnown() {
    assertThat(
            ConfigurationFile.parse("[client.auth_profiles.ci]\nclient_subject = \"CN=a\"")
                .warnings())
        .isEmpty();
  }
}

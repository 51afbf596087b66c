package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server says about its safety when it starts. */
class PostureTest {
  private static final String DEV =
      """
      [dev]
      permissive = true
      permissive_ttl_days = 7
      """;
  private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void postureLineComesFirst() {
    assertThat(SecurityPosture.lines(configuration("")))
        .first()
        .isEqualTo(
            "decision-gate-mcp: INFO: security posture: transport=stdio auth=local_only"
                + " allow_default_namespace=false dev_permissive=false"
                + " registry.allow_local_only=false registry.require_signing=false"
                + " validation.strict=true");
  }

  @Test
  void eachRelaxationGetsAWarning() {
    List<String> lines =
        SecurityPosture.lines(
            configuration(
                DEV
                    + """
                    [schema_registry.acl]
                    allow_local_only = true
                    [validation]
                    strict = false
                    allow_permissive = true
                    """));

    assertThat(lines).hasSize(5);
    assertThat(lines).anyMatch(line -> line.contains("local-only auth"));
    assertThat(lines).anyMatch(line -> line.contains("schema registry open"));
    assertThat(lines).anyMatch(line -> line.contains("permissive validation"));
    assertThat(lines).anyMatch(line -> line.contains("dev-permissive mode enabled"));
  }

  @Test
  void strictServerWarnsOfNothing() {
    assertThat(
            SecurityPosture.lines(
                configuration(
                    """
                    [server]
                    transport = "http"
                    bind = "127.0.0.1:1"
                    [server.auth]
                    mode = "mtls"
                    mtls_subjects = ["CN=a"]
                    """)))
        .hasSize(1);
  }

  @Test
  void devPermissiveIsSeenInItsLegacySpellingToo() {
    assertThat(SecurityPosture.lines(configuration("server.mode = \"dev_permissive\"")))
        .anyMatch(line -> line.contains("dev_permissive=true"))
        .anyMatch(line -> line.contains("dev-permissive mode enabled"));
  }

  @Test
  void warningOfDevPermissiveCanBeSwitchedOff() {
    assertThat(SecurityPosture.lines(configuration(DEV + "permissive_warn = false")))
        .noneMatch(line -> line.contains("dev-permissive mode enabled"));
  }

  @Test
  void devPermissiveThatOutlastedItsDaysIsRemarked() {
    DecisionGateConfiguration dev = configuration(DEV);
    Instant inTime = CHANGED.plus(Duration.ofDays(7)).minusMillis(1);

    assertThat(SecurityPosture.lines(dev, CHANGED, inTime))
        .noneMatch(line -> line.contains("has passed"));
    assertThat(SecurityPosture.lines(dev, CHANGED, inTime.plusMillis(1)))
        .anyMatch(line -> line.contains("dev.permissive_ttl_days has passed"));
  }

  private static DecisionGateConfiguration configuration(String toml) {
    return ConfigurationFile.parse(toml).configuration();
  }
}

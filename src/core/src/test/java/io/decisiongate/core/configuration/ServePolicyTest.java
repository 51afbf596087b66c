package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.configuration.ServeRefusal.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Serving at an address that others can reach: the demands, in order. */
class ServePolicyTest {
  private static final String BEARER =
      """
      [server]
      transport = "http"
      bind = "0.0.0.0:8080"
      auth = { mode = "bearer_token", bearer_tokens = ["t"] }
      """;
  private static final String MTLS =
      """
      [server]
      transport = "http"
      bind = "[::]:8080"
      auth = { mode = "mtls", mtls_subjects = ["CN=a"] }
      """;
  private static final String LOOPBACK = BEARER.replace("0.0.0.0", "127.9.9.9");
  private static final ServeRefusal OPT_IN =
      new ServeRefusal(Reason.BEYOND_LOOPBACK, "0.0.0.0:8080");
  private static final ServeRefusal NO_TLS = new ServeRefusal(Reason.TLS_MISSING, "0.0.0.0:8080");
  private static final ServeRefusal NOT_A_BOOLEAN = new ServeRefusal(Reason.LEAVE_INVALID, "maybe");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(OPT_IN, BEARER, false, Optional.empty()),
        Arguments.of(OPT_IN, BEARER, false, Optional.of("off")),
        Arguments.of(NOT_A_BOOLEAN, BEARER, false, Optional.of("maybe")),
        Arguments.of(NOT_A_BOOLEAN, LOOPBACK, false, Optional.of("maybe")),
        Arguments.of(NO_TLS, BEARER, true, Optional.of("maybe")),
        Arguments.of(NO_TLS, BEARER, false, Optional.of("on")),
        Arguments.of(
            new ServeRefusal(Reason.CLIENT_CA_MISSING, "[::]:8080"),
            MTLS + "tls = { cert_path = \"c\", key_path = \"k\", require_client_cert = false }",
            true,
            Optional.empty()),
        Arguments.of(
            new ServeRefusal(Reason.CLIENT_CERTIFICATE_OPTIONAL, "[::]:8080"),
            MTLS
                + "tls = { cert_path = \"c\", key_path = \"k\", client_ca_path = \"a\","
                + " require_client_cert = false }",
            true,
            Optional.empty()));
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        Arguments.of("", false, Optional.empty()),
        Arguments.of(LOOPBACK, false, Optional.empty()),
        Arguments.of(LOOPBACK, true, Optional.of("maybe")),
        Arguments.of(BEARER + "tls_termination = \"upstream\"", true, Optional.empty()),
        Arguments.of(MTLS + "tls_termination = \"upstream\"", true, Optional.empty()),
        Arguments.of(
            BEARER + "tls = { cert_path = \"c\", key_path = \"k\" }", true, Optional.empty()),
        Arguments.of(
            MTLS + "tls = { cert_path = \"c\", key_path = \"k\", client_ca_path = \"a\" }",
            true,
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void firstUnmetDemandIsNamed(
      ServeRefusal refusal, String toml, boolean flag, Optional<String> variable) {
    assertThat(ServePolicy.refusal(server(toml), flag, variable)).contains(refusal);
  }

  @ParameterizedTest
  @MethodSource("permissions")
  void servingIsAllowed(String toml, boolean flag, Optional<String> variable) {
    assertThat(ServePolicy.refusal(server(toml), flag, variable)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "yes", "y", "on", "TRUE"})
  void variableOptsIn(String word) {
    assertThat(
            ServePolicy.refusal(
                server(BEARER + "tls_termination = \"upstream\""), false, Optional.of(word)))
        .isEmpty();
  }

  @Test
  void localOnlyIsRefusedHereToo() {
    ServerSettings bearer = server(BEARER);
    ServerSettings local =
        new ServerSettings(
            bearer.transport(),
            bearer.mode(),
            bearer.tlsTermination(),
            bearer.bind(),
            bearer.maxBodyBytes(),
            bearer.limits(),
            server("").auth(),
            bearer.tls(),
            bearer.audit(),
            bearer.scenarioNextFeedback(),
            bearer.tools());

    assertThat(ServePolicy.refusal(local, true, Optional.empty()))
        .contains(new ServeRefusal(Reason.LOCAL_ONLY, "0.0.0.0:8080"));
  }

  private static ServerSettings server(String toml) {
    return ConfigurationFile.parse(toml).configuration().server();
  }
}

package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why {@code dg serve} does not serve at an address (broker-cli.md section 4.1). */
class ServeRefusalTest {
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
  private static final List<String> LEAVE = List.of("--allow-non-loopback");

  @TempDir private Path folder;

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            BEARER,
            List.of(),
            Map.of(),
            "Refusing to bind to non-loopback address 0.0.0.0:8080. Set --allow-non-loopback or"
                + " DECISION_GATE_ALLOW_NON_LOOPBACK=1 to opt in.\n"),
        Arguments.of(
            BEARER,
            List.of(),
            Map.of("DECISION_GATE_ALLOW_NON_LOOPBACK", "maybe"),
            "Invalid value for DECISION_GATE_ALLOW_NON_LOOPBACK: maybe."
                + " Expected true/false/1/0/yes/no/on/off.\n"),
        Arguments.of(
            BEARER,
            LEAVE,
            Map.of(),
            "Refusing to bind to 0.0.0.0:8080: configure server.tls or set"
                + " server.tls_termination=upstream.\n"),
        Arguments.of(
            MTLS + "tls = { cert_path = \"c\", key_path = \"k\", require_client_cert = false }",
            LEAVE,
            Map.of(),
            "Refusing to bind to [::]:8080: mTLS requires tls.client_ca_path.\n"),
        Arguments.of(
            MTLS
                + "tls = { cert_path = \"c\", key_path = \"k\", client_ca_path = \"a\","
                + " require_client_cert = false }",
            LEAVE,
            Map.of(),
            "Refusing to bind to [::]:8080: mTLS requires tls.require_client_cert=true.\n"),
        Arguments.of(
            BEARER,
            List.of("--lang", "ca"),
            Map.of(),
            "Nota: aquests missatges s\u00f3n tradu\u00efts autom\u00e0ticament i poden ser"
                + " inexactes.\nEs refusa escoltar a l'adre\u00e7a no local 0.0.0.0:8080. Indiqueu"
                + " --allow-non-loopback o DECISION_GATE_ALLOW_NON_LOOPBACK=1 per permetre-ho.\n"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void eachReasonHasItsSentence(
      String toml, List<String> options, Map<String, String> environment, String message)
      throws IOException {
    Path config = Files.writeString(folder.resolve("c.toml"), toml);
    Path data = folder.resolve("data");
    Stream<String> arguments =
        Stream.concat(
            Stream.of("serve", "--config", config.toString(), "--data", data.toString()),
            options.stream());

    assertThat(CommandRun.with(environment, arguments.toArray(String[]::new)))
        .isEqualTo(new CommandRun(1, "", message));
    assertThat(data).doesNotExist();
  }
}

package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeSettingsTest {
  @TempDir private Path folder;

  @Test
  void withoutFileTheServerListensOnLoopbackWithItsOwnDatabase() {
    ServeSettings settings = load(Optional.empty(), Map.of());
    assertThat(settings.address()).isEqualTo(ServerAddress.DEFAULT);
    assertThat(settings.address().url()).hasToString("http://127.0.0.1:8080");
    assertThat(settings.file()).isEmpty();
    assertThat(settings.database()).isEmpty();
  }

  @Test
  void withCertificatesTheAddressIsOneOfHttps() throws IOException {
    Path file = config("tls.toml", "127.0.0.1:4001");
    Files.writeString(
        file,
        "[server.tls]\ncert_path = \"c.pem\"\nkey_path = \"k.pem\"\n",
        StandardOpenOption.APPEND);

    ServeSettings settings =
        load(Optional.of(file), Map.of("DG_SERVER_TLS_CLIENT_CA_PATH", "ca.pem"));

    assertThat(settings.address().url()).hasToString("https://127.0.0.1:4001");
    assertThat(settings.tls())
        .contains(new TlsSettings("c.pem", "k.pem", Optional.of("ca.pem"), Optional.empty(), true));
  }

  @Test
  void fileOfTheCommandLineGoesBeforeThatOfTheEnvironment() throws IOException {
    Path named = config("named.toml", "127.0.0.1:4001");
    Path other = config("other.toml", "127.0.0.1:4002");
    Map<String, String> environment = Map.of("DECISION_GATE_CONFIG", other.toString());
    assertThat(load(Optional.of(named), environment).address().port()).isEqualTo(4001);
    assertThat(load(Optional.empty(), environment).address().port()).isEqualTo(4002);
  }

  @Test
  void threeVariablesNameAnExternalDatabase() {
    Map<String, String> environment =
        Map.of(
            "DG_DATABASE_URL", "jdbc:postgresql://db.example.com:6000/gates",
            "DG_DATABASE_USER", "admin",
            "DG_DATABASE_PASSWORD", "secret");
    assertThat(load(Optional.empty(), environment).database())
        .contains(new Database("db.example.com", 6000, "gates", "admin", "secret"));
  }

  @Test
  void databaseAddressWithParametersIsRefused() {
    Map<String, String> environment =
        Map.of(
            "DG_DATABASE_URL", "jdbc:postgresql://h/d?sslmode=require",
            "DG_DATABASE_USER", "admin");
    assertThatThrownBy(() -> load(Optional.empty(), environment))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("without parameters");
  }

  @Test
  void databaseWithoutUserIsRefused() {
    Map<String, String> environment = Map.of("DG_DATABASE_URL", "jdbc:postgresql://h/d");
    assertThatThrownBy(() -> load(Optional.empty(), environment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: database.user must be non-empty");
  }

  private Path config(String name, String bind) throws IOException {
    return Files.writeString(
        folder.resolve(name), "[server]\ntransport = \"http\"\nbind = \"" + bind + "\"\n");
  }

  @Test
  void anEmptyVariableNamesNoFile() {
    assertThat(load(Optional.empty(), Map.of("DECISION_GATE_CONFIG", "")).file()).isEmpty();
  }

  @Test
  void aNamedFileMustExistEvenUnderTheUsualName() {
    assertThatThrownBy(() -> load(Optional.of(Path.of("decision-gate.toml")), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("config io error: ");
  }

  private static ServeSettings load(Optional<Path> named, Map<String, String> environment) {
    return ServeSettings.load(named, new GlobalOptions(environment), false, new JsonRootOptions());
  }
}

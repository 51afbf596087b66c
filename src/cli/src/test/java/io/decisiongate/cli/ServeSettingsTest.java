package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.local.StartFailure;
import io.decisiongate.local.database.Database;
import io.decisiongate.local.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeSettingsTest {
  @TempDir private Path folder;

  @Test
  void withoutFileTheServerListensOnLoopbackWithItsOwnDatabase() {
    ServeSettings settings = ServeSettings.load(Optional.empty(), Map.of(), false);
    assertThat(settings.address()).isEqualTo(ServerAddress.DEFAULT);
    assertThat(settings.address().url()).hasToString("http://127.0.0.1:8080");
    assertThat(settings.file()).isEmpty();
    assertThat(settings.database()).isEmpty();
  }

  @Test
  void fileOfTheCommandLineGoesBeforeThatOfTheEnvironment() throws IOException {
    Path named = config("named.toml", "127.0.0.1:4001");
    Path other = config("other.toml", "127.0.0.1:4002");
    Map<String, String> environment = Map.of("DECISION_GATE_CONFIG", other.toString());
    assertThat(ServeSettings.load(Optional.of(named), environment, false).address().port())
        .isEqualTo(4001);
    assertThat(ServeSettings.load(Optional.empty(), environment, false).address().port())
        .isEqualTo(4002);
  }

  @Test
  void threeVariablesNameAnExternalDatabase() {
    Map<String, String> environment =
        Map.of(
            "DG_DATABASE_URL", "jdbc:postgresql://db.example.com:6000/gates",
            "DG_DATABASE_USER", "admin",
            "DG_DATABASE_PASSWORD", "secret");
    assertThat(ServeSettings.load(Optional.empty(), environment, false).database())
        .contains(new Database("db.example.com", 6000, "gates", "admin", "secret"));
  }

  @Test
  void databaseAddressWithParametersIsRefused() {
    Map<String, String> environment =
        Map.of(
            "DG_DATABASE_URL", "jdbc:postgresql://h/d?sslmode=require",
            "DG_DATABASE_USER", "admin");
    assertThatThrownBy(() -> ServeSettings.load(Optional.empty(), environment, false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("without parameters");
  }

  @Test
  void databaseWithoutUserIsRefused() {
    Map<String, String> environment = Map.of("DG_DATABASE_URL", "jdbc:postgresql://h/d");
    assertThatThrownBy(() -> ServeSettings.load(Optional.empty(), environment, false))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: database.user must be non-empty");
  }

  private Path config(String name, String bind) throws IOException {
    return Files.writeString(
        folder.resolve(name), "[server]\ntransport = \"http\"\nbind = \"" + bind + "\"\n");
  }
}

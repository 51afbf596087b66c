package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that the reference server ran with is accepted as it stands. */
class RecordedConfigurationsTest {

  static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(fixtures().resolve("exchanges"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static List<Path> samples() {
    Path shared = fixtures().resolveSibling("contract");
    return List.of(
        shared.resolve("examples/decision-gate.toml"),
        fixtures().resolve("assetcore/decision-gate.toml"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void recordedConfigurationLoadsWithoutWarning(Path recording) throws IOException {
    ConfigurationFile file = ConfigurationFile.parse(config(recording));

    assertThat(file.warnings()).isEmpty();
    assertThat(file.configuration().server().address()).contains(bindOf("127.0.0.1:8099"));
    assertThat(file.configuration().tenancy().mode()).isEqualTo(TenancySettings.Mode.OPEN);
    assertThat(file.configuration().providers()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void recordedConfigurationSurvivesFlattening(Path recording) throws IOException {
    ConfigurationFile file = ConfigurationFile.parse(config(recording));

    ConfigurationFile again = ConfigurationFile.fromProperties(file.properties());

    assertThat(again.configuration()).isEqualTo(file.configuration());
    assertThat(again.properties()).isEqualTo(file.properties());
    assertThat(again.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleLoadsWithoutWarning(Path sample) {
    assumeTrue(Files.exists(sample), sample + " is missing");

    assertThat(ConfigurationFile.load(sample).warnings()).isEmpty();
  }

  private static BindAddress bindOf(String text) {
    return BindAddress.parse(text).orElseThrow();
  }

  private static String config(Path recording) throws IOException {
    Json.Obj object = (Json.Obj) JsonReader.read(Files.readAllBytes(recording));
    Json.Text config = (Json.Text) object.member("config").orElseThrow();
    return config.value().replace("${DIR}", "/tmp/recording").replace("${PORT}", "8099");
  }

  private static Path fixtures() {
    Path fixtures = Path.of(System.getProperty("dg.fixtures", "../shared/fixtures"));
    assumeTrue(
        Files.isDirectory(fixtures),
        "no recordings: set -Ddg.fixtures, " + fixtures + " is missing");
    return fixtures;
  }
}

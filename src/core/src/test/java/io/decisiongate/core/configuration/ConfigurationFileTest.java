package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a file: limits, encoding, syntax. */
class ConfigurationFileTest {
  private static final int MAX_BYTES = 1_048_576;

  @TempDir private Path directory;

  @Test
  void emptyFileIsAValidStdioConfiguration() throws IOException {
    ConfigurationFile file = ConfigurationFile.load(written(""));

    assertThat(file.configuration().server().transport()).isEqualTo(ServerSettings.Transport.STDIO);
    assertThat(file.warnings()).isEmpty();
    assertThat(file.modifiedAt()).isPresent();
  }

  @Test
  void missingFileIsAnIoError() {
    assertThatThrownBy(() -> ConfigurationFile.load(directory.resolve("absent.toml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("config io error: ")
        .hasMessageContaining("absent.toml");
  }

  @Test
  void directoryIsAnIoError() {
    assertThatThrownBy(() -> ConfigurationFile.load(directory))
        .hasMessageStartingWith("config io error: ");
  }

  @Test
  void pathIsLimited() {
    assertFails(
        Path.of("x/".repeat(2047) + "xyz"), "invalid config: config path exceeds max length");
    assertThatThrownBy(() -> ConfigurationFile.load(Path.of("x/".repeat(2047) + "xy")))
        .hasMessageStartingWith("config io error: ");
  }

  @Test
  void pathComponentIsLimited() {
    assertFails(
        directory.resolve("é".repeat(128)), "invalid config: config path component too long");
    assertThatThrownBy(() -> ConfigurationFile.load(directory.resolve("x".repeat(255))))
        .hasMessageStartingWith("config io error: ");
  }

  @Test
  void sizeIsLimited() throws IOException {
    assertThat(ConfigurationFile.load(written("#" + "x".repeat(MAX_BYTES - 1))).warnings())
        .isEmpty();
    assertFails(
        written("#" + "x".repeat(MAX_BYTES)), "invalid config: config file exceeds size limit");
    assertThatThrownBy(() -> ConfigurationFile.parse("#" + "é".repeat(MAX_BYTES / 2)))
        .hasMessage("invalid config: config file exceeds size limit");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file = directory.resolve("latin1.toml");
    Files.write(file, "# gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1));

    assertFails(file, "invalid config: config file must be utf-8");
  }

  @Test
  void byteOrderMarkIsSkipped() throws IOException {
    assertThat(ConfigurationFile.load(written("\uFEFF[server]\n")).warnings()).isEmpty();
  }

  @Test
  void syntaxErrorNamesLineAndColumnAndNoContents() {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    "[server.auth]\nmode = \"bearer_token\"\nbearer_tokens = [hunter2]\n"))
        .hasMessageStartingWith("config parse error: ")
        .hasMessageContaining("line 3")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void keyWrittenTwiceIsASyntaxError() {
    assertThatThrownBy(() -> ConfigurationFile.parse("[server]\nbind = \"a\"\nbind = \"b\"\n"))
        .hasMessageStartingWith("config parse error: ");
  }

  @Test
  void deepNestingIsRefusedAndNotFatal() {
    String brackets = "[".repeat(500_000) + "]".repeat(500_000);
    String dotted = "a.".repeat(20_000) + "a = 1";

    assertThatThrownBy(() -> ConfigurationFile.parse("x = " + brackets))
        .hasMessageStartingWith("config parse error: ");
    assertThatThrownBy(() -> ConfigurationFile.parse(dotted))
        .hasMessageStartingWith("config parse error: ");
  }

  @Test
  void fileOfTheCoreHasOpenTenancy() {
    assertThat(mode("[server]\n")).isEqualTo(TenancySettings.Mode.OPEN);
    assertThat(mode("[tenancy]\nmode = \"managed\"")).isEqualTo(TenancySettings.Mode.MANAGED);
    assertThat(mode("[tenancy]\nmode = \"open\"")).isEqualTo(TenancySettings.Mode.OPEN);
    assertThat(mode("[tenancy]\n")).isEqualTo(TenancySettings.Mode.MANAGED);
  }

  @Test
  void withoutAFileTenancyIsManaged() {
    assertThat(ConfigurationFile.fromProperties(Map.of()).configuration().tenancy().mode())
        .isEqualTo(TenancySettings.Mode.MANAGED);
  }

  @Test
  void propertiesOfAFileCarryItsModeOfTenancy() throws IOException {
    assertThat(ConfigurationFile.propertiesOf(written("[dev]\npermissive_warn = false\n")))
        .containsOnly(
            Map.entry("dg.tenancy.mode", "open"), Map.entry("dg.dev.permissive_warn", "false"));
  }

  private static TenancySettings.Mode mode(String toml) {
    return ConfigurationFile.parse(toml).configuration().tenancy().mode();
  }

  private static void assertFails(Path file, String message) {
    assertThatThrownBy(() -> ConfigurationFile.load(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  private Path written(String toml) throws IOException {
    return Files.writeString(directory.resolve("decision-gate.toml"), toml);
  }
}

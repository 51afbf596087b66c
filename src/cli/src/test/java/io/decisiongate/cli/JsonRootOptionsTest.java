package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.console.GlobalOptions;
import io.decisiongate.core.configuration.BuiltinProviderSettings;
import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.ProviderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of broker-cli.md section 4.1. */
class JsonRootOptionsTest {
  private static final String PROVIDERS =
      """
      [[providers]]
      name = "time"
      type = "builtin"
      [[providers]]
      name = "json"
      type = "builtin"
      config = { root = "before", root_id = "kept" }
      """;

  @TempDir private Path folder;

  @Test
  void theDirectoryMovesAndItsNameStays() throws IOException {
    Path root = Files.createDirectory(folder.resolve("a$$b"));
    assertThat(moved(root, Optional.empty()))
        .isEqualTo(
            new BuiltinProviderSettings.Json(root.toRealPath().toString(), "kept", 1 << 20, true));
    assertThat(moved(root, Optional.of("new-id")).rootId()).isEqualTo("new-id");
  }

  @Test
  void theServerGetsThemAsVariablesOfMicroProfileConfig() throws IOException {
    Path config = Files.writeString(folder.resolve("c.toml"), PROVIDERS);
    ServeSettings settings =
        ServeSettings.load(
            Optional.of(config),
            new GlobalOptions(Map.of()),
            false,
            new JsonRootOptions(Optional.of(folder), Optional.of("id")));
    assertThat(settings.variables())
        .isEqualTo(
            Map.of(
                "DG_PROVIDERS_1__CONFIG_ROOT",
                folder.toRealPath().toString(),
                "DG_PROVIDERS_1__CONFIG_ROOT_ID",
                "id"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", --json-root-id must be non-empty",
        "A, \"--json-root-id must use lowercase ASCII letters, digits, '-' or '_'\"",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg,"
            + " --json-root-id must be at most 64 characters"
      })
  void anIdThatIsNotValidIsRefused(String id, String reason) throws IOException {
    refused(PROVIDERS, reason, "--json-root", folder.toString(), "--json-root-id", id);
  }

  @Test
  void optionsThatCannotBeAppliedAreRefused() throws IOException {
    Path none = folder.resolve("none");
    Path file = Files.writeString(folder.resolve("file"), "");
    refused(PROVIDERS, "--json-root-id requires --json-root", "--json-root-id", "a");
    refused(
        PROVIDERS,
        "failed to resolve --json-root '" + none + "': no such file or directory",
        "--json-root",
        none.toString());
    refused(
        PROVIDERS, "--json-root '" + file + "' is not a directory", "--json-root", file.toString());
    refused(
        "",
        "configuration does not define built-in provider 'json'; cannot apply --json-root",
        "--json-root",
        folder.toString());
  }

  private void refused(String toml, String reason, String... options) throws IOException {
    Path config = Files.writeString(folder.resolve("refused.toml"), toml);
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--config";
    arguments[2] = config.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    assertThat(CommandRun.dg(arguments))
        .isEqualTo(new CommandRun(1, "", "Failed to load config: " + reason + "\n"));
  }

  private static BuiltinProviderSettings.Json moved(Path root, Optional<String> id) {
    Map<String, String> properties =
        new JsonRootOptions(Optional.of(root), id)
            .properties(ConfigurationFile.parse(PROVIDERS).configuration());
    ProviderSettings provider =
        ConfigurationFile.parse(PROVIDERS, properties).configuration().providers().get(1);
    return (BuiltinProviderSettings.Json) ((ProviderSettings.Builtin) provider).config();
  }
}

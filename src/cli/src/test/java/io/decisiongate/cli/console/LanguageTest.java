package io.decisiongate.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final String NOTE =
      "Nota: aquests missatges s\u00f3n tradu\u00efts autom\u00e0ticament i poden ser inexactes.\n";

  @TempDir private Path folder;
  private String config = "";

  @BeforeEach
  void writeConfiguration() throws IOException {
    config =
        Files.writeString(
                folder.resolve("c.toml"), "[[providers]]\nname = \"env\"\ntype = \"builtin\"\n")
            .toString();
  }

  @Test
  void englishHasNoNote() {
    assertThat(CommandRun.dg("config", "validate", "--config", config))
        .isEqualTo(new CommandRun(0, "Config valid.\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "CA"})
  void theOptionNamesALanguageInAnyCase(String lang) {
    CommandRun expected = new CommandRun(0, "La configuraci\u00f3 \u00e9s v\u00e0lida.\n", NOTE);
    assertThat(CommandRun.dg("--lang", lang, "config", "validate", "--config", config))
        .isEqualTo(expected);
    assertThat(CommandRun.dg("config", "validate", "--config", config, "--lang", lang))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca", "Ca", "ca-ES", "ca_ES"})
  void theVariableMayNameARegionToo(String lang) {
    assertThat(run(lang).out()).isEqualTo("La configuraci\u00f3 \u00e9s v\u00e0lida.\n");
  }

  @Test
  void theOptionGoesBeforeTheVariable() {
    assertThat(run("ca", "--lang", "en").err()).isEmpty();
    assertThat(run("xx", "--lang", "en").status()).isZero();
  }

  @Test
  void anUnknownLanguageInTheVariableIsAFailure() {
    assertThat(run("xx"))
        .isEqualTo(
            new CommandRun(
                1, "", "Invalid value for DECISION_GATE_LANG: xx. Expected 'en' or 'ca'.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "ca-ES"})
  void anUnknownLanguageInTheOptionIsWrongUsage(String lang) {
    assertThat(CommandRun.dg("--lang", lang, "config", "validate").status()).isEqualTo(2);
  }

  @Test
  void jsonIsTheSameInEveryLanguage() {
    String english = CommandRun.dg("provider", "list", "--config", config).out();
    assertThat(CommandRun.dg("--lang", "ca", "provider", "list", "--config", config))
        .isEqualTo(new CommandRun(0, english, NOTE));
  }

  @Test
  void failuresAreTranslatedAndTheirCausesAreNot() {
    CommandRun run =
        CommandRun.dg("--lang", "ca", "config", "validate", "--config", folder + "/none.toml");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(NOTE + "No s'ha pogut carregar la configuraci\u00f3: config io error: ");
  }

  private CommandRun run(String lang, String... options) {
    String[] arguments = java.util.Arrays.copyOf(options, options.length + 4);
    String[] command = {"config", "validate", "--config", config};
    System.arraycopy(command, 0, arguments, options.length, command.length);
    return CommandRun.with(Map.of("DECISION_GATE_LANG", lang), arguments);
  }
}

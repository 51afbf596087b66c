package io.decisiongate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.cli.console.HelpTexts;
import io.decisiongate.cli.console.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of every command and option, in every language. */
class HelpTextsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}|%n");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCommandAndOptionIsDescribed(Language language) throws IOException {
    Properties texts = texts(language);
    CommandLine root = new CommandLine(new DgCommand(Map.of()));
    HelpTexts.describe(root, language);
    for (CommandSpec command : commands(root)) {
      assertThat(command.usageMessage().description())
          .as("%s in %s", command.qualifiedName(), language)
          .isNotEmpty()
          .isSubsetOf(texts.values().stream().map(String::valueOf).toList());
      for (ArgSpec argument : arguments(command)) {
        assertThat(argument.description())
            .as("%s of %s in %s", name(argument), command.qualifiedName(), language)
            .hasSize(1);
        assertThat(key(command, argument, texts)).isNotEmpty();
      }
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndVariablesAndDifferentTexts() throws IOException {
    Properties english = texts(Language.EN);
    Properties catalan = texts(Language.CA);
    assertThat(catalan.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(variables(catalan.getProperty(key)))
          .as(key)
          .isEqualTo(variables(english.getProperty(key)));
      assertThat(catalan.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
    }
  }

  @Test
  void nothingIsDescribedThatIsNotThere() throws IOException {
    Properties texts = texts(Language.EN);
    Set<String> unused = new TreeSet<>(texts.stringPropertyNames());
    unused.removeIf(key -> key.startsWith("usage."));
    for (CommandSpec command : commands(new CommandLine(new DgCommand(Map.of())))) {
      String usage = command.qualifiedName(".") + ".usage.description";
      unused.removeIf(key -> key.equals(usage) || key.startsWith(usage + "."));
      for (ArgSpec argument : arguments(command)) {
        unused.remove(key(command, argument, texts));
      }
    }
    assertThat(unused).isEmpty();
  }

  /** A new option of a common name must not get the text of another one without being noticed. */
  @Test
  void aSharedTextBelongsToOneOptionThatIsShared() throws IOException {
    Properties texts = texts(Language.EN);
    Map<String, Set<Object>> fields = new HashMap<>();
    for (CommandSpec command : commands(new CommandLine(new DgCommand(Map.of())))) {
      for (ArgSpec argument : arguments(command)) {
        if (argument.descriptionKey().isEmpty()) {
          fields
              .computeIfAbsent(key(command, argument, texts), key -> new HashSet<>())
              .add(argument.userObject());
        }
      }
    }
    assertThat(fields).allSatisfy((key, owners) -> assertThat(owners).as(key).hasSize(1));
  }

  @Test
  void helpSpeaksTheLanguageAskedFor() {
    CommandRun english = CommandRun.dg("docs", "read", "--help");
    assertThat(english.err()).isEmpty();
    assertThat(english.out())
        .startsWith("Usage: dg docs read ")
        .contains("\nPrints a document.\n", "its address, as docs list shows it");
    CommandRun catalan = CommandRun.dg("docs", "read", "--help", "--lang", "ca");
    assertThat(catalan.status()).isZero();
    assertThat(catalan.err()).startsWith("Nota: ");
    assertThat(catalan.out())
        .startsWith("\u00das: dg docs read ")
        .contains("\nMostra un document.\n", "la seva adre\u00e7a, com la mostra docs list");
  }

  @Test
  void wrongUsageAndTheRootAloneShowHelpToo() {
    assertThat(CommandRun.dg("docs", "read").err()).contains("\nPrints a document.\n");
    assertThat(CommandRun.dg("--lang", "ca", "docs", "read").err())
        .contains("Missing required option: '--uri=URI'", "\nMostra un document.\n");
    assertThat(CommandRun.dg().out()).contains("Decides from evidence", "\nCommands:\n");
    assertThat(CommandRun.with(Map.of("DECISION_GATE_LANG", "ca_ES")).out())
        .contains("\nOrdres:\n");
    assertThat(CommandRun.with(Map.of("DECISION_GATE_LANG", "ca"), "--version").err()).isEmpty();
  }

  private static String key(CommandSpec command, ArgSpec argument, Properties texts) {
    String name = argument.descriptionKey().isEmpty() ? name(argument) : argument.descriptionKey();
    String own = command.qualifiedName(".") + "." + name;
    if (texts.containsKey(own)) {
      return own;
    }
    return texts.containsKey(name) ? name : "";
  }

  private static String name(ArgSpec argument) {
    return switch (argument) {
      case OptionSpec option -> option.longestName().replaceFirst("^-+", "");
      case PositionalParamSpec place -> place.paramLabel() + "[" + place.index() + "]";
      default -> throw new IllegalArgumentException(argument.toString());
    };
  }

  private static List<CommandSpec> commands(CommandLine line) {
    List<CommandSpec> commands = new ArrayList<>(List.of(line.getCommandSpec()));
    line.getSubcommands().values().forEach(each -> commands.addAll(commands(each)));
    return commands;
  }

  private static List<ArgSpec> arguments(CommandSpec command) {
    List<ArgSpec> arguments = new ArrayList<>(command.positionalParameters());
    arguments.addAll(command.options());
    return arguments;
  }

  private static List<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Properties texts(Language language) throws IOException {
    String file = language == Language.EN ? "help.properties" : "help_ca.properties";
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(DgCommand.class.getResourceAsStream(file))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}

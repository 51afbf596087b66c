package io.decisiongate.cli.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** What is said once for every command: the language, and the environment that commands see. */
public final class GlobalOptions {
  /** The name under which the root command has this mixin. */
  public static final String NAME = "global";

  private static final String LANGUAGE = "DECISION_GATE_LANG";
  private static final String CONFIG = "DECISION_GATE_CONFIG";
  private static final Path IN_WORKING_DIRECTORY = Path.of("decision-gate.toml");

  private final Map<String, String> environment;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      scope = ScopeType.INHERIT,
      converter = LanguageConverter.class,
      completionCandidates = LanguageCodes.class)
  private Optional<Language> language = Optional.empty();

  /**
   * @param environment the variables of the process
   */
  public GlobalOptions(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Those of the command line that this command belongs to. */
  public static GlobalOptions of(CommandSpec command) {
    return (GlobalOptions) Objects.requireNonNull(command.root().mixins().get(NAME)).userObject();
  }

  /**
   * The language of messages.
   *
   * @throws MessageFailure when the variable names none that there is
   */
  public Language language() {
    return language.orElseGet(
        () -> variable(LANGUAGE).map(GlobalOptions::spoken).orElse(Language.EN));
  }

  private static Language spoken(String tag) {
    return Language.ofTag(tag)
        .orElseThrow(() -> new MessageFailure(Message.LANGUAGE_VARIABLE_INVALID, tag));
  }

  /** The language that problems are told in, even that of the variable for languages. */
  public Language languageOfProblems() {
    return language.or(() -> variable(LANGUAGE).flatMap(Language::ofTag)).orElse(Language.EN);
  }

  /** The variable, unless it is not set or empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The configuration file: as named, else that of the variable, else the one in this directory.
   */
  public Path configurationFile(Optional<Path> named) {
    return chosen(named).orElse(IN_WORKING_DIRECTORY);
  }

  /** The same for commands that do without a file: empty when none is named and none is here. */
  public Optional<Path> configurationFileIfAny(Optional<Path> named) {
    return chosen(named).or(() -> Optional.of(IN_WORKING_DIRECTORY).filter(Files::exists));
  }

  private Optional<Path> chosen(Optional<Path> named) {
    return named.or(() -> variable(CONFIG).map(Path::of));
  }

  /** The variables of the process, also those that are empty. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Reads {@code en} and {@code ca}, whatever the case. */
  static final class LanguageConverter implements ITypeConverter<Language> {
    @Override
    public Language convert(String value) {
      return Language.of(value)
          .orElseThrow(
              () -> new TypeConversionException("expected en or ca but was '" + value + "'"));
    }
  }

  /** For completion. */
  static final class LanguageCodes extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    LanguageCodes() {
      super(codes());
    }

    private static List<String> codes() {
      return Arrays.stream(Language.values()).map(Language::code).toList();
    }
  }
}

package io.decisiongate.core.configuration;

import io.decisiongate.core.configuration.ConfigurationValue.Table;
import io.decisiongate.core.configuration.ConfigurationValue.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code decision-gate.toml} that was read and is valid (configuration.md, loading). All ways to
 * get one throw {@link ConfigurationException}.
 */
public final class ConfigurationFile {
  private final DecisionGateConfiguration configuration;
  private final List<String> warnings;
  private final Table tree;
  private final Optional<Instant> modifiedAt;

  private ConfigurationFile(
      Table tree,
      DecisionGateConfiguration configuration,
      List<String> warnings,
      Optional<Instant> modifiedAt) {
    this.tree = tree;
    this.configuration = configuration;
    this.warnings = List.copyOf(warnings);
    this.modifiedAt = modifiedAt;
  }

  /** Reads a file of at most 1 MiB. */
  public static ConfigurationFile load(Path path) {
    return load(path, Map.of());
  }

  /**
   * Reads a file and lays properties over it before anything is checked, so that a property can
   * also repair what the file has wrong.
   *
   * @param overrides properties with prefix {@code dg.}; others are left out
   */
  public static ConfigurationFile load(Path path, Map<String, String> overrides) {
    BoundedFile file = BoundedFile.read(path);
    return file(TomlText.file(file.text()), overrides, Optional.of(file.modifiedAt()));
  }

  /** As {@link #load(Path)}, of text. */
  public static ConfigurationFile parse(String toml) {
    return parse(toml, Map.of());
  }

  /** As {@link #load(Path, Map)}, of text. */
  public static ConfigurationFile parse(String toml, Map<String, String> overrides) {
    BoundedFile.checkSize(FieldRules.bytes(toml));
    return file(TomlText.file(toml), overrides, Optional.empty());
  }

  /**
   * Reads a configuration that consists of properties alone, for example those of {@link
   * #properties()} with others over them. Without {@code dg.tenancy.mode} tenancy is managed.
   */
  public static ConfigurationFile fromProperties(Map<String, String> properties) {
    List<String> warnings = new ArrayList<>();
    Table tree = PropertyTree.overlay(Table.EMPTY, properties, warnings);
    return of(tree, warnings, Optional.empty());
  }

  /**
   * The properties of a file whose values need not be valid, for a source of configuration that
   * others may override. The mode of tenancy that the file stands for is among them.
   */
  public static Map<String, String> propertiesOf(Path path) {
    return FlatProperties.of(withTenancy(TomlText.file(BoundedFile.read(path).text())));
  }

  public DecisionGateConfiguration configuration() {
    return configuration;
  }

  /** What has no effect and was ignored, one sentence each; no values, hence no secrets. */
  public List<String> warnings() {
    return warnings;
  }

  /** Everything that was set, as properties with prefix {@code dg.}, secrets included. */
  public Map<String, String> properties() {
    return FlatProperties.of(tree);
  }

  /** When the file was changed last; empty when the configuration does not come from a file. */
  public Optional<Instant> modifiedAt() {
    return modifiedAt;
  }

  private static ConfigurationFile file(
      Table file, Map<String, String> overrides, Optional<Instant> modifiedAt) {
    List<String> warnings = new ArrayList<>();
    Table tree = withTenancy(PropertyTree.overlay(file, overrides, warnings));
    return of(tree, warnings, modifiedAt);
  }

  private static ConfigurationFile of(
      Table tree, List<String> warnings, Optional<Instant> modifiedAt) {
    Set<String> asked = new HashSet<>();
    DecisionGateConfiguration configuration =
        DecisionGateConfiguration.from(new TableReader(tree, "", asked));
    UnknownKeys.report(tree, asked, warnings);
    return new ConfigurationFile(tree, configuration, warnings, modifiedAt);
  }

  /**
   * A file that does not speak of tenancy was written for the core, which has open tenancy; unless
   * it asks for the production profile, which the core does not know.
   */
  private static Table withTenancy(Table file) {
    if (file.entries().containsKey("tenancy") || file.entries().containsKey("profile")) {
      return file;
    }
    return file.with(
        "tenancy", new Table(Map.of("mode", new Text(Words.of(TenancySettings.Mode.OPEN)))));
  }
}

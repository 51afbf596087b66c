package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} has a row for each key, and for no other. */
class DocumentationTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z_.\\[\\]]+)` \\| ");
  private static final Pattern CONFIG_ROW =
      Pattern.compile("(?m)^\\| `(?:time|env|json|http)` \\| `(\\w+)` \\| ");
  private static final Pattern STORE_KEY =
      Pattern.compile("(?:run_state_store|schema_registry)\\.(?!max_)([a-z_]+)");

  private final ConfigurationFile everything = ConfigurationFile.parse(resource());

  @Test
  void sampleUsesOnlyKnownKeys() {
    assertThat(everything.warnings()).isEmpty();
    assertThat(everything.configuration().providers()).hasSize(6);
  }

  @Test
  void everyKeyWorksAsAPropertyToo() {
    ConfigurationFile properties = ConfigurationFile.fromProperties(everything.properties());

    assertThat(properties.warnings()).isEmpty();
    assertThat(properties.configuration()).isEqualTo(everything.configuration());
  }

  @Test
  void everyKeyHasARowAndEveryRowAKey() throws IOException {
    Set<String> keys =
        everything.properties().keySet().stream()
            .map(DocumentationTest::documentedName)
            .collect(Collectors.toCollection(TreeSet::new));
    String page = page();
    Set<String> rows = new TreeSet<>();
    CONFIG_ROW
        .matcher(page)
        .results()
        .forEach(row -> rows.add("providers[].config." + row.group(1)));
    ROW.matcher(CONFIG_ROW.matcher(page).replaceAll(""))
        .results()
        .forEach(row -> rows.add(row.group(1)));

    assertThat(rows).containsAll(keys);
    assertThat(rows).allMatch(row -> keys.stream().anyMatch(key -> key.startsWith(row)));
  }

  /**
   * The name in the tables: without prefix and indexes, and shared keys of stores without section.
   */
  private static String documentedName(String property) {
    String key =
        property
            .substring(FlatProperties.PREFIX.length())
            .replaceAll("\\[[0-9]+]$", "")
            .replaceAll("\\[[0-9]+]", "[]")
            .replaceAll("^(providers\\[]\\.config\\.\\w+).*", "$1")
            .replaceAll("^(providers\\[]\\.trust).*", "$1")
            .replace("auth_profiles.ci.", "auth_profiles.NAME.");
    Matcher store = STORE_KEY.matcher(key);
    return store.matches() ? store.group(1) : key;
  }

  private static String page() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("docs/configuration.md"))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "docs/configuration.md is not above the working directory");
    return Files.readString(Objects.requireNonNull(at).resolve("docs/configuration.md"));
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(DocumentationTest.class.getResourceAsStream("everything.toml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("everything.toml", e);
    }
  }
}

package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.contract.PublishedSchemas;
import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Suite config: what is written about the configuration is what is published and read. */
class ConfigurationDocumentsTest {
  /** Stores of the core are described together, forms of a value at the key that has it. */
  private static final Pattern DESCRIBED_ELSEWHERE =
      Pattern.compile(
          "client(\\..+)?|providers\\[]\\.trust\\..+|run_state_store(\\..+)?|schema_registry\\."
              + "(type|path|busy_timeout_ms|journal_mode|sync_mode|writer_queue_capacity"
              + "|batch_max_\\w+|read_pool_size)");

  private static final Set<String> OF_THIS_PRODUCT =
      Set.of("profile", "database", "tenancy", "identity", "dispatch", "runpacks", "client");

  @Test
  void config_docs_match_generated_output() throws IOException {
    Set<String> written = new TreeSet<>(documented().keySet());
    written.removeIf(
        key -> isDescribedElsewhere(key) || (!key.contains(".") && !key.equals("profile")));
    Set<String> published = new TreeSet<>(schemaKeys().keySet());
    published.removeIf(key -> isDescribedElsewhere(key));

    assertThat(written).isSubsetOf(published);
    assertThat(published.stream().filter(key -> isLeaf(key, published)))
        .allSatisfy(key -> assertThat(written).as(key).anyMatch(each -> each.startsWith(key)));
  }

  @Test
  void config_docs_name_the_defaults_of_the_schema() throws IOException {
    Map<String, Json.Obj> schema = schemaKeys();
    documented()
        .forEach(
            (key, writtenDefault) -> {
              Optional<Json> published =
                  Optional.ofNullable(schema.get(key)).flatMap(each -> each.member("default"));
              if (published.orElse(Json.NULL) instanceof Json.Int number) {
                assertThat(writtenDefault).as(key).isEqualTo(number.value().toString());
              } else if (published.orElse(Json.NULL) instanceof Json.Bool flag) {
                assertThat(writtenDefault).as(key).isEqualTo(Boolean.toString(flag.value()));
              }
            });
  }

  @Test
  void config_schema_matches_generated_output() {
    Json.Obj contract =
        (Json.Obj) Project.json(Project.fixture("../contract/schemas/config.schema.json"));
    Json.Obj ours = PublishedSchemas.configuration();

    assertThat(keys(contract)).isNotEmpty();
    Set<String> more = new TreeSet<>(keys(ours).keySet());
    more.removeAll(keys(contract).keySet());
    more.removeIf(key -> OF_THIS_PRODUCT.contains(key.replaceFirst("\\..*", "")));
    assertThat(more)
        .containsExactly(
            "evidence.stage_timeout_ms",
            "providers[].max_lane",
            "providers[].strict_answers",
            "schema_registry.acl.signing_keys",
            "server.auth.mtls_subject_source",
            "server.auth.trusted_proxies",
            "server.tls.client_crl_path");
    assertThat(keys(ours).keySet()).containsAll(keys(contract).keySet());
  }

  @Test
  void config_example_matches_generated_output() throws IOException {
    try (Stream<Path> presets = Files.list(Project.root().resolve("docs/presets"))) {
      List<Path> examples = new ArrayList<>(presets.sorted().toList());
      examples.add(Project.fixture("../contract/examples/decision-gate.toml"));
      assertThat(examples).hasSize(6);
      for (Path example : examples) {
        assertThat(ConfigurationFile.load(example, Map.of()).warnings())
            .as(example.toString())
            .isEmpty();
      }
    }
  }

  private static boolean isDescribedElsewhere(String key) {
    return DESCRIBED_ELSEWHERE.matcher(key).matches();
  }

  private static boolean isLeaf(String key, Set<String> all) {
    return all.stream()
        .noneMatch(other -> other.startsWith(key + ".") || other.startsWith(key + "[]."));
  }

  private static Map<String, Json.Obj> schemaKeys() {
    return keys(PublishedSchemas.configuration());
  }

  private static Map<String, Json.Obj> keys(Json.Obj schema) {
    Map<String, Json.Obj> keys = new TreeMap<>();
    collect("", schema, keys);
    return keys;
  }

  private static void collect(String path, Json schema, Map<String, Json.Obj> keys) {
    if (!(schema instanceof Json.Obj object)) {
      return;
    }
    if (object.member("properties").orElse(Json.NULL) instanceof Json.Obj properties) {
      properties
          .members()
          .forEach(
              (name, value) -> {
                String key = path.isEmpty() ? name : path + "." + name;
                keys.put(key, (Json.Obj) value);
                collect(key, value, keys);
              });
    }
    object.member("items").ifPresent(items -> collect(path + "[]", items, keys));
    for (String choice : List.of("oneOf", "anyOf")) {
      if (object.member(choice).orElse(Json.NULL) instanceof Json.Array choices) {
        choices.items().forEach(each -> collect(path, each, keys));
      }
    }
  }

  /** The keys of the tables in docs/configuration.md with their defaults. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (String line : Files.readAllLines(Project.root().resolve("docs/configuration.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 7 && cells[1].strip().matches("`[a-z_.\\[\\]A-Z]+`")) {
        keys.put(cells[1].strip().replace("`", ""), cells[3].strip().replace("`", ""));
      }
    }
    return keys;
  }
}

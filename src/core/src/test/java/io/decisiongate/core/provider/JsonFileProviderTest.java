package io.decisiongate.core.provider;

import static io.decisiongate.core.provider.Asking.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileProviderTest {
  @TempDir Path directory;

  private Path root = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    Files.writeString(root.resolve("a.json"), "{\"n\":[1,2]}");
    Files.writeString(root.resolve("b.Yml"), "k: v");
    Files.writeString(root.resolve(".yaml"), "{}");
    Files.writeString(root.resolve("fifty.json"), "\"" + "x".repeat(48) + "\"");
    Files.writeString(root.resolve("more.json"), "\"" + "x".repeat(49) + "\"");
    Files.writeString(directory.resolve("outside.json"), "1");
    Files.createDirectories(root.resolve("dir"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("link.json"), Path.of("b.Yml"));
  }

  private EvidenceResult ask(boolean allowYaml, String params) {
    JsonFileProvider provider = new JsonFileProvider(root, "r", 50, allowYaml);
    return Asking.ask(provider, "path", Optional.of(params), Asking.LOGICAL_5);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[]                       | params_invalid: json params must be an object",
        "{}                       | params_missing: missing file param",
        "{\"file\":1}             | params_invalid: file param must be a string",
        "{\"file\":\"a.json\",\"jsonpath\":null} | params_invalid: jsonpath param must be a string",
        "{\"file\":\"\"}          | path_missing: json file path is empty",
        "{\"file\":\"dir/..\"}    | path_invalid: json file path resolves to empty path",
        "{\"file\":\"/a.json\"}   | absolute_path_forbidden: json file path must be relative to the configured root",
        "{\"file\":\"../nothing\"}       | path_outside_root: json file path escapes root",
        "{\"file\":\"x/../../nothing\"}  | path_outside_root: json file path escapes root",
        "{\"file\":\"../rootnot/a.json\"} | path_outside_root: json file path escapes root",
        "{\"file\":\"up/outside.json\"}  | path_outside_root: json file path escapes root",
        "{\"file\":\"up/nothing\"}       | file_not_found: unable to resolve json file",
        "{\"file\":\"loop\"}             | file_not_found: unable to resolve json file",
        "{\"file\":\"a.json/../a.json\"} | file_not_found: unable to resolve json file",
        "{\"file\":\"dir\"}              | file_read_failed: unable to read json file",
        "{\"file\":\"more.json\"}        | size_limit_exceeded: json file exceeds size limit",
        "{\"file\":\"b.Yml\"}            | yaml_disabled: yaml parsing is disabled",
        "{\"file\":\"a.json\",\"jsonpath\":\"a\"}   | invalid_jsonpath: invalid jsonpath",
        "{\"file\":\"a.json\",\"jsonpath\":\"$.m\"} | jsonpath_not_found: jsonpath not found: $.m",
      })
  void reportsTheFirstFailingStep(String params, String expected) {
    assertThat(outcome(ask(false, params))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"file\":\"a.json\"}                            | {\"n\":[1,2]}",
        "{\"file\":\"a.json\",\"jsonpath\":\"$.n[*]\"}    | [1,2]",
        "{\"file\":\"a.json\",\"jsonpath\":\"$.n[?(@ > 1)]\"} | jsonpath_not_found: jsonpath not found: $.n[?(@ > 1)]",
        "{\"file\":\"../root/a.json\",\"jsonpath\":\"$.n[1:]\"} | 2",
        "{\"file\":\"b.Yml\"}                             | {\"k\":\"v\"}",
        "{\"file\":\"link.json\"}                         | {\"k\":\"v\"}",
        "{\"file\":\".yaml\"}                             | {}",
        "{\"file\":\"fifty.json\"} | `\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"`",
      })
  void answersTheDocumentOrWhatThePathSelects(String params, String expected) {
    assertThat(outcome(ask(true, params))).isEqualTo(expected);
  }

  @Test
  void keepsReferenceAndAnchorOnceTheFileIsLocated() {
    EvidenceResult failed = ask(false, "{\"file\":\"link.json\"}");
    assertThat(failed.evidenceRef()).contains("dg+file://r/b.Yml");
    assertThat(failed.evidenceAnchor().map(anchor -> anchor.anchorValue()))
        .contains("{\"path\":\"b.Yml\",\"root_id\":\"r\"}");
    assertThat(ask(false, "{\"file\":\"gone\"}").evidenceRef()).isEmpty();
  }

  @Test
  void namesWhatExceedsTheLimit() {
    Json details = ask(true, "{\"file\":\"more.json\"}").error().orElseThrow().details();
    assertThat(JsonWriter.write(details))
        .isEqualTo("{\"file\":\"more.json\",\"max_bytes\":50,\"actual_bytes\":51}");
  }

  @Test
  void refusesWhatIsNotAPath() {
    assertThat(outcome(ask(true, "{\"file\":\"a.json\\u0000\"}")))
        .isEqualTo("file_not_found: unable to resolve json file");
    assertThat(
            outcome(
                Asking.ask(
                    new JsonFileProvider(root, "r", 50, true),
                    "path",
                    Optional.empty(),
                    Asking.LOGICAL_5)))
        .isEqualTo("params_missing: json check requires params");
    assertThat(
            outcome(
                Asking.ask(
                    new JsonFileProvider(root, "r", 50, true),
                    "get",
                    Optional.empty(),
                    Asking.LOGICAL_5)))
        .isEqualTo("provider_error: evidence provider error: unsupported json check");
  }

  @ParameterizedTest(name = "root {0}, root_id {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,             r,    json provider requires config.root",
        "root,          -,    json provider requires config.root_id",
        "root,          R,    'json provider root_id must be lowercase ascii, digits, ''-'' or ''_'''",
        "root,          ü,    'json provider root_id must be lowercase ascii, digits, ''-'' or ''_'''",
        "gone,          r,    json provider root does not exist",
        "root/a.json,   r,    json provider root is not a directory",
      })
  void refusesToStart(String path, String rootId, String message) {
    Optional<String> configured =
        Optional.ofNullable(path).map(text -> directory.resolve(text).toString());
    assertThatThrownBy(
            () -> JsonFileProvider.configured(configured, Optional.ofNullable(rootId), 50, true))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void limitsTheRootId() {
    assertThat(new JsonFileProvider(root, "a".repeat(64), 50, true)).isNotNull();
    assertThatThrownBy(() -> new JsonFileProvider(root, "a".repeat(65), 50, true))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage("json provider root_id exceeds 64 characters");
  }
}

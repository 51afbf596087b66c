package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static io.decisiongate.core.configuration.Rows.strings;
import static io.decisiongate.core.configuration.Rows.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores, runpack storage, documents and the database: each message, and values just inside. */
class StorageRulesTest {
  private static final String ACL = "[[schema_registry.acl.rules]]\neffect = \"allow\"";
  private static final String NO_S3_HOST =
      "runpack_storage.endpoint must be a URL with a host name (letters, digits, hyphens) and a"
          + " port up to 65535";
  private static final String BUCKET =
      "[runpack_storage]\ntype = \"object_store\"\nprovider = \"s3\"\nbucket = \"b\"";
  private static final String DATABASE = "[database]\nuser = \"dg\"";
  private static final List<String> POSITIVE =
      List.of(
          "writer_queue_capacity",
          "batch_max_ops",
          "batch_max_bytes",
          "batch_max_wait_ms",
          "read_pool_size");

  static Stream<Arguments> storeRefusals() {
    List<Arguments> rows = new ArrayList<>();
    for (String section : List.of("run_state_store", "schema_registry")) {
      String sqlite = "[" + section + "]\ntype = \"sqlite\"\n";
      rows.add(refused("sqlite " + section + " requires path", sqlite));
      rows.add(refused("memory " + section + " must not set path", section + ".path = \"p\""));
      rows.add(
          refused(
              "run_state_store path exceeds max length",
              sqlite + "path = \"" + "x/".repeat(2049) + "\""));
      rows.add(
          refused(
              "run_state_store path component too long",
              sqlite + "path = \"a/" + "x".repeat(256) + "\""));
      for (String key : POSITIVE) {
        rows.add(
            refused(
                section + " " + key + " must be greater than zero", section + "." + key + " = 0"));
      }
    }
    return rows.stream();
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(
            "run_state_store max_versions must be greater than zero",
            "[run_state_store]",
            "type = \"sqlite\"",
            "path = \"p\"",
            "max_versions = 0"),
        refused(
            "schema_registry max_schema_bytes out of range",
            "schema_registry.max_schema_bytes = 0"),
        refused(
            "schema_registry max_schema_bytes out of range",
            "schema_registry.max_schema_bytes = 10485761"),
        refused(
            "schema_registry max_entries must be greater than zero",
            "schema_registry.max_entries = 0"),
        refused(
            "schema_registry.acl.rules exceeds max entries",
            tables(257, "schema_registry.acl.rules", "effect = \"deny\"")),
        refused("schema_registry.acl.rules.subjects must be non-empty", ACL, "subjects = [\" \"]"),
        refused("schema_registry.acl.rules.roles must be non-empty", ACL, "roles = [\"\"]"),
        refused(
            "schema_registry.acl.rules.policy_classes must be non-empty",
            ACL,
            "policy_classes = [\"\"]"),
        refused("runpack_storage.bucket must be set", BUCKET.replace("\"b\"", "\" \"")),
        refused("runpack_storage.bucket must be set", BUCKET.replace("bucket = \"b\"", "")),
        refused("runpack_storage.region must be non-empty", BUCKET, "region = \"\""),
        refused(
            "runpack_storage.endpoint must include http:// or https://",
            BUCKET,
            "endpoint = \"s3.example\""),
        refused(
            "runpack_storage.endpoint uses http:// without allow_http",
            BUCKET,
            "endpoint = \"http://s3.example\""),
        refused(NO_S3_HOST, BUCKET, "endpoint = \"https://my_store\""),
        refused(NO_S3_HOST, BUCKET, "endpoint = \"https://s3.example:99999\""),
        refused(NO_S3_HOST, BUCKET, "endpoint = \"https://s3.example/{bucket}\""),
        refused("runpack_storage.prefix must be non-empty", BUCKET, "prefix = \"\""),
        refused("runpack_storage.prefix must not contain backslashes", BUCKET, "prefix = 'a\\b'"),
        refused(
            "runpack_storage.prefix exceeds max length",
            BUCKET,
            "prefix = \"" + "x/".repeat(2048) + "x\""),
        refused("runpack_storage.prefix must be relative", BUCKET, "prefix = \"/a\""),
        refused(
            "runpack_storage.prefix segment too long",
            BUCKET,
            "prefix = \"a/" + "x".repeat(256) + "\""),
        refused("runpack_storage.prefix segment invalid", BUCKET, "prefix = \"a//b\""),
        refused("runpack_storage.prefix segment invalid", BUCKET, "prefix = \"./b\""),
        refused(
            "runpack_storage.prefix must be relative without traversal",
            BUCKET,
            "prefix = \"a/../b\""),
        refused("docs.extra_paths too many entries", "docs.extra_paths = " + strings(65, "d")),
        refused("docs.extra_paths must be non-empty", "docs.extra_paths = [\"\"]"),
        refused("docs.max_doc_bytes out of range", "docs.max_doc_bytes = 0"),
        refused("docs.max_doc_bytes out of range", "docs.max_doc_bytes = 1048577"),
        refused("docs.max_total_bytes out of range", "docs.max_total_bytes = 0"),
        refused("docs.max_total_bytes out of range", "docs.max_total_bytes = 8388609"),
        refused("docs.max_docs out of range", "docs.max_docs = 0"),
        refused("docs.max_docs out of range", "docs.max_docs = 257"),
        refused("docs.max_sections out of range", "docs.max_sections = 0"),
        refused("docs.max_sections out of range", "docs.max_sections = 11"),
        refused("database.url must be non-empty", DATABASE),
        refused(
            "database.url must have the form jdbc:postgresql://host:port/database",
            DATABASE,
            "url = \"postgres://localhost/dg\""),
        refused(
            "database.url must have the form jdbc:postgresql://host:port/database",
            DATABASE,
            "url = \"jdbc:postgresql://localhost\""),
        refused(
            "database.user must be non-empty",
            "[database]",
            "url = \"jdbc:postgresql://localhost:5432/dg\""));
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted("[run_state_store]", "busy_timeout_ms = 0", "max_versions = 0"),
        accepted(
            "[run_state_store]",
            "type = \"sqlite\"",
            "path = \"p\"",
            "max_versions = 1",
            "writer_queue_capacity = 1",
            "batch_max_ops = 1",
            "batch_max_bytes = 1",
            "batch_max_wait_ms = 1",
            "read_pool_size = 1"),
        accepted(
            "[schema_registry]",
            "type = \"sqlite\"",
            "journal_mode = \"delete\"",
            "sync_mode = \"normal\"",
            "path = \"a/" + "x".repeat(255) + "\""),
        accepted("[schema_registry]", "max_schema_bytes = 1", "max_entries = 1"),
        accepted("schema_registry.max_schema_bytes = 10485760"),
        accepted(tables(256, "schema_registry.acl.rules", "effect = \"deny\"")),
        accepted(BUCKET, "prefix = \"a/b/\"", "endpoint = \"https://s3.example\""),
        accepted(BUCKET, "allow_http = true", "endpoint = \"http://127.0.0.1:9000\""),
        accepted(BUCKET, "prefix = \"" + "x".repeat(255) + "\""),
        accepted("docs.extra_paths = " + strings(64, "d")),
        accepted(
            "[docs]",
            "max_doc_bytes = 1",
            "max_total_bytes = 1",
            "max_docs = 1",
            "max_sections = 1"),
        accepted(
            "[docs]",
            "max_doc_bytes = 1048576",
            "max_total_bytes = 8388608",
            "max_docs = 256",
            "max_sections = 10"),
        accepted(DATABASE, "url = \"jdbc:postgresql://db:5432/dg\"", "password = \"p\""));
  }

  @ParameterizedTest
  @MethodSource({"storeRefusals", "refusals"})
  void brokenRuleIsNamed(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("invalid config: " + message);
  }

  @ParameterizedTest
  @MethodSource("acceptances")
  void valueInsideTheRangeIsAccepted(String toml) {
    assertThat(ConfigurationFile.parse(toml).warnings()).isEmpty();
  }
}

package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value of the wrong type is a parse error that names the dotted key, and never the value. */
class WrongTypesTest {
  private static final String RANGE = "expected an integer from 1 to 9223372036854775807";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused("server: expected a table, found an integer", "server = 1"),
        refused("server.bind: expected a string, found an integer", "server.bind = 4000"),
        refused("server.bind: expected a string, found a date or time", "server.bind = 2026-01-01"),
        refused(
            "server.max_body_bytes: expected an integer, found a string",
            "server.max_body_bytes = \"1048576\""),
        refused(
            "server.max_body_bytes: expected an integer, found a float",
            "server.max_body_bytes = 1e6"),
        refused(
            "server.max_body_bytes: expected an integer, found a float",
            "server.max_body_bytes = inf"),
        refused(
            "server.max_body_bytes: expected an integer"
                + " from -9223372036854775808 to 9223372036854775807",
            "server.max_body_bytes = 9223372036854775808"),
        refused(
            "server.audit.enabled: expected a boolean, found a string",
            "server.audit.enabled = \"true\""),
        refused(
            "server.transport: expected one of stdio, http, sse", "server.transport = \"HTTP\""),
        refused(
            "server.auth.bearer_tokens: expected an array, found a string",
            "server.auth.bearer_tokens = \"secret\""),
        refused(
            "server.auth.bearer_tokens[1]: expected a string, found a boolean",
            "server.auth.bearer_tokens = [\"secret\", true]"),
        refused(
            "server.auth.principals: expected an array, found a table", "[server.auth.principals]"),
        refused(
            "server.auth.principals[0].roles[0].tenant_id: " + RANGE,
            "server.auth.principals = [{ subject = \"s\", roles = [{ name = \"r\", tenant_id = 0 }] }]"),
        refused("server.tls.cert_path: required key is missing", "[server.tls]"),
        refused(
            "server.tls.key_path: required key is missing", "[server.tls]", "cert_path = \"c\""),
        refused("namespace.default_tenants[0]: " + RANGE, "namespace.default_tenants = [0]"),
        refused(
            "namespace.authority.mode: expected one of none, assetcore_http",
            "namespace.authority.mode = \"other\""),
        refused(
            "dev.permissive_scope: expected asserted_evidence_only",
            "dev.permissive_scope = \"all\""),
        refused("validation.profile: expected strict_core_v1", "validation.profile = \"lax\""),
        refused("trust.default_policy: expected audit", "trust.default_policy = \"none\""),
        refused(
            "trust.default_policy.require_signature: required key is missing",
            "trust.default_policy = {}"),
        refused(
            "trust.default_policy.require_signature.keys: required key is missing",
            "trust.default_policy = { require_signature = {} }"),
        refused(
            "trust.min_lane: expected one of asserted, verified", "trust.min_lane = \"trusted\""),
        refused(
            "policy.static.rules[0].effect: required key is missing", "[[policy.static.rules]]"),
        refused(
            "policy.static.rules[0].targets[0].target_kind: required key is missing",
            "policy.static.rules = [{ effect = \"deny\", targets = [{}] }]"),
        refused(
            "schema_registry.acl.rules[0].effect: required key is missing",
            "[[schema_registry.acl.rules]]"),
        refused(
            "run_state_store.busy_timeout_ms: expected an integer from 0 to 9223372036854775807",
            "run_state_store.busy_timeout_ms = -1"),
        refused("runpack_storage.type: required key is missing", "[runpack_storage]"),
        refused(
            "runpack_storage.provider: expected s3",
            "[runpack_storage]",
            "type = \"object_store\"",
            "provider = \"gcs\""),
        refused("providers[0].type: required key is missing", "[[providers]]", "name = \"time\""),
        refused(
            "providers[1].type: expected one of builtin, mcp",
            "providers = [{ name = \"time\", type = \"builtin\" }, { name = \"x\", type = \"x\" }]"),
        refused(
            "server.auth.mtls_subject_source: expected one of subject_dn, cn, san_uri, san_dns,"
                + " san_email",
            "server.auth.mtls_subject_source = \"email\""),
        refused("tenancy.mode: expected one of open, managed", "tenancy.mode = \"closed\""),
        refused("profile: expected one of production", "profile = \"development\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void wrongTypeNamesItsKey(String message, String toml) {
    assertThatThrownBy(() -> ConfigurationFile.parse(toml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("config parse error: " + message);
  }

  @Test
  void wrongTypeAnywhereComesBeforeABrokenRule() {
    assertThatThrownBy(
            () -> ConfigurationFile.parse("server.max_body_bytes = 0\ndocs.max_docs = \"1\""))
        .hasMessage("config parse error: docs.max_docs: expected an integer, found a string");
  }
}

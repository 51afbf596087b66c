package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.Rows.accepted;
import static io.decisiongate.core.configuration.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sections of configuration.md section 2: each documented message, and values just inside. */
class SecuritySectionRulesTest {
  private static final String AUTHORITY = "namespace.authority.mode = \"assetcore_http\"";
  private static final String ASSETCORE =
      "[namespace.authority]\nmode = \"assetcore_http\"\n[namespace.authority.assetcore]";
  private static final String ASSETCORE_AT = ASSETCORE + "\nbase_url = \"https://assets:8443/v1\"";
  private static final String ANCHOR =
      "[[anchors.providers]]\nprovider_id = \"json\"\nanchor_type = \"t\"";
  private static final String RULES =
      "[policy]\nengine = \"static\"\n[[policy.static.rules]]\nstage_ids = [\"s\"]\neffect = \"permit\"\n";
  private static final String RULE = RULES + "[[policy.static.rules]]\neffect = \"deny\"";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(
            "namespace.allow_default requires namespace.default_tenants",
            "namespace.allow_default = true"),
        refused(
            "namespace.authority.assetcore only allowed when mode=assetcore_http",
            "namespace.authority.assetcore.base_url = \"http://a\""),
        refused(
            "namespace.authority.mode=assetcore_http requires namespace.authority.assetcore",
            AUTHORITY),
        refused("namespace.authority.assetcore.base_url must be non-empty", ASSETCORE),
        refused(
            "namespace.authority.assetcore.base_url must be trimmed",
            ASSETCORE,
            "base_url = \" http://a\""),
        refused(
            "namespace.authority.assetcore.base_url must include http:// or https://",
            ASSETCORE,
            "base_url = \"ftp://a\""),
        refused(
            "namespace.authority.assetcore.base_url must include host",
            ASSETCORE,
            "base_url = \"http:///v1\""),
        refused(
            "namespace.authority.assetcore.base_url host contains invalid characters",
            ASSETCORE,
            "base_url = \"http://user@host/\""),
        refused(
            "namespace.authority.assetcore.base_url must not contain whitespace",
            ASSETCORE,
            "base_url = \"http://a/b c\""),
        refused(
            "namespace.authority.assetcore.auth_token must be non-empty",
            ASSETCORE_AT,
            "auth_token = \"\""),
        refused(
            "namespace.authority.assetcore.connect_timeout_ms"
                + " must be between 100 and 10000 milliseconds",
            ASSETCORE_AT,
            "connect_timeout_ms = 99"),
        refused(
            "namespace.authority.assetcore.connect_timeout_ms"
                + " must be between 100 and 10000 milliseconds",
            ASSETCORE_AT,
            "connect_timeout_ms = 10001"),
        refused(
            "namespace.authority.assetcore.request_timeout_ms"
                + " must be between 500 and 30000 milliseconds",
            ASSETCORE_AT,
            "request_timeout_ms = 499"),
        refused(
            "namespace.authority.assetcore.request_timeout_ms"
                + " must be between 500 and 30000 milliseconds",
            ASSETCORE_AT,
            "request_timeout_ms = 30001"),
        refused(
            "dev.permissive not allowed when namespace.authority.mode=assetcore_http",
            ASSETCORE_AT,
            "[dev]",
            "permissive = true"),
        refused(
            "dev.permissive not allowed when namespace.authority.mode=assetcore_http",
            "server.mode = \"dev_permissive\"",
            ASSETCORE_AT),
        refused("dev.permissive_ttl_days must be greater than zero", "dev.permissive_ttl_days = 0"),
        refused(
            "validation.strict=false requires validation.allow_permissive=true",
            "validation.strict = false"),
        refused("policy.engine=static requires policy.static", "policy.engine = \"static\""),
        refused("policy.static only allowed when engine=static", "[policy.static]"),
        refused(
            "policy.static only allowed when engine=static",
            "[policy]",
            "engine = \"deny_all\"",
            "[policy.static]"),
        refused(
            "static policy default must be permit or deny",
            "[policy]",
            "engine = \"static\"",
            "static = { default = \"error\" }"),
        refused("policy.rules[1]: rule must include at least one match criterion", RULE),
        refused(
            "policy.rules[1]: error effect requires error_message",
            RULE.replace("deny", "error"),
            "packet_ids = [\"p\"]"),
        refused(
            "policy.rules[1]: targets[0]: external target must not set target_id",
            RULE,
            "targets = [{ target_kind = \"external\", target_id = \"a\", system = \"s\" }]"),
        refused(
            "policy.rules[1]: targets[1]: external target requires system or target",
            RULE,
            "targets = [{ target_kind = \"agent\" }, { target_kind = \"external\" }]"),
        refused(
            "policy.rules[1]: targets[0]: non-external targets must not set system/target",
            RULE,
            "targets = [{ target_kind = \"channel\", target = \"t\" }]"),
        refused(
            "anchors.providers.provider_id must be non-empty",
            ANCHOR.replace("json", ""),
            "required_fields = [\"f\"]"),
        refused(
            "anchors.providers.provider_id must be trimmed",
            ANCHOR.replace("json", " json"),
            "required_fields = [\"f\"]"),
        refused(
            "anchors.providers.anchor_type must be non-empty",
            ANCHOR.replace("\"t\"", "\"\""),
            "required_fields = [\"f\"]"),
        refused("anchors.providers.required_fields must be non-empty", ANCHOR),
        refused(
            "anchors.providers.required_fields must be non-empty",
            ANCHOR,
            "required_fields = [\" \", \"\"]"),
        refused(
            "duplicate anchors.providers.provider_id: json",
            ANCHOR,
            "required_fields = [\"f\"]",
            ANCHOR,
            "required_fields = [\"g\"]"),
        refused(
            "provider_discovery allow/deny entries must be non-empty",
            "provider_discovery.allowlist = [\"\"]"),
        refused(
            "provider_discovery allow/deny entries must be non-empty",
            "provider_discovery.denylist = [\"\"]"),
        refused(
            "provider_discovery.max_response_bytes must be > 0",
            "provider_discovery.max_response_bytes = 0"));
  }

  static Stream<Arguments> acceptances() {
    return Stream.of(
        accepted("[namespace]", "allow_default = true", "default_tenants = [9223372036854775807]"),
        accepted(ASSETCORE_AT, "connect_timeout_ms = 100", "request_timeout_ms = 500"),
        accepted(
            ASSETCORE_AT,
            "connect_timeout_ms = 10000",
            "request_timeout_ms = 30000",
            "auth_token = \"t\""),
        accepted(ASSETCORE, "base_url = \"http://[::1]:80\""),
        accepted("[dev]", "permissive = true", "permissive_ttl_days = 1"),
        accepted("[dev]", "permissive_scope = \"asserted_evidence_only\""),
        accepted("[validation]", "strict = false", "allow_permissive = true"),
        accepted("[validation]", "profile = \"strict_core_v1\""),
        accepted("[policy]", "engine = \"static\"", "[policy.static]"),
        accepted(RULE, "target_kinds = [\"agent\", \"session\", \"external\", \"channel\"]"),
        accepted(RULE, "targets = [{ target_kind = \"external\", target = \"t\" }]"),
        accepted(RULE.replace("deny", "error"), "error_message = \"down\"", "schema_ids = [\"s\"]"),
        accepted(ANCHOR, "required_fields = [\"f\"]"),
        accepted("provider_discovery.max_response_bytes = 1"),
        accepted("[trust]", "default_policy = { require_signature = { keys = [\"k.pub\"] } }"),
        accepted("[trust]", "default_policy = \"audit\""));
  }

  @ParameterizedTest
  @MethodSource("refusals")
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

package io.decisiongate.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tenant authorizer of enterprise-acceptance.md section B1. */
class TenantPolicyTest {
  private static final String ALICE = "user:alice";
  private static final String LISTED =
      """
      {"require_tenant":true,"principals":[{"principal_id":"user:alice","tenants":[
        {"tenant_id":1,"namespaces":"all"},
        {"tenant_id":2,"namespaces":{"allow_list":["1","7"]}},
        {"tenant_id":3,"namespaces":{"allow_list":[]}}]}]}\
      """;
  private static final String OPTIONAL =
      LISTED.replace("\"require_tenant\":true", "\"require_tenant\":false");

  @Test
  void tenant_authz_allows_matching_scope() {
    assertThat(decide(LISTED, ALICE, "2", "7")).isEqualTo("allow tenant_scope_allowed");
  }

  @Test
  void tenant_authz_denies_unmapped_principal() {
    assertThat(TenantPolicy.DEFAULT.decide(ALICE, tenant("1"), namespace("1")))
        .isEqualTo(TenantDecision.PRINCIPAL_UNMAPPED);
    assertThat(decide(LISTED, "user:bob", "1", "1")).isEqualTo("deny principal_unmapped");
  }

  @Test
  void tenant_authz_denies_namespace_outside_allowlist() {
    assertThat(decide(LISTED, ALICE, "2", "2")).isEqualTo("deny tenant_scope_denied");
  }

  @Test
  void tenant_authz_allows_optional_tenant() {
    assertThat(decide(OPTIONAL, "user:bob", "", "")).isEqualTo("allow tenant_optional");
  }

  @Test
  void tenant_authz_namespace_scope_all_allows_any() {
    assertThat(decide(LISTED, ALICE, "1", "9223372036854775807"))
        .isEqualTo("allow tenant_scope_allowed");
  }

  @Test
  void tenant_authz_require_tenant_missing_namespace_denies() {
    assertThat(decide(LISTED, ALICE, "1", "")).isEqualTo("deny missing_namespace_id");
  }

  @Test
  void tenant_authz_optional_tenant_missing_namespace_allows() {
    assertThat(decide(OPTIONAL, ALICE, "1", "")).isEqualTo("allow namespace_optional");
  }

  @Test
  void tenant_authz_principal_mapped_wrong_tenant_denies() {
    assertThat(decide(LISTED, ALICE, "4", "1")).isEqualTo("deny tenant_scope_denied");
  }

  @Test
  void tenant_authz_multi_tenant_principal() {
    assertThat(decide(LISTED, ALICE, "1", "5")).startsWith("allow");
    assertThat(decide(LISTED, ALICE, "2", "1")).startsWith("allow");
  }

  @Test
  void tenant_authz_empty_allowlist_denies_all() {
    assertThat(decide(LISTED, ALICE, "3", "1")).isEqualTo("deny tenant_scope_denied");
  }

  @Test
  void tenant_authz_reason_labels_are_exact() {
    assertThat(Arrays.stream(TenantDecision.values()).map(TenantDecision::reason))
        .containsExactly(
            "missing_tenant_id",
            "tenant_optional",
            "missing_namespace_id",
            "namespace_optional",
            "principal_unmapped",
            "tenant_scope_allowed",
            "tenant_scope_denied");
  }

  @Test
  void tenant_authz_policy_serde_roundtrip() {
    TenantPolicy policy = parse(LISTED);
    String written = JsonWriter.write(policy.toJson());
    assertThat(parse(written)).isEqualTo(policy);
    assertThat(written).isEqualTo(LISTED.replaceAll("\\s", ""));
  }

  @Test
  void tenant_authz_default_policy_shape() {
    assertThat(TenantPolicy.DEFAULT).isEqualTo(new TenantPolicy(true, Map.of()));
    assertThat(parse("{\"principals\":[]}")).isEqualTo(TenantPolicy.DEFAULT);
  }

  @Test
  void aPrincipalMayHaveSeveralEntriesForOneTenant() {
    TenantPolicy policy =
        new TenantPolicy(
            true,
            Map.of(
                ALICE,
                List.of(
                    new TenantScope(
                        new TenantId(1), Optional.of(java.util.Set.of(new NamespaceId(1)))),
                    TenantScope.all(new TenantId(1)))));
    assertThat(policy.decide(ALICE, tenant("1"), namespace("9")))
        .isEqualTo(TenantDecision.TENANT_SCOPE_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[]|invalid type: array, expected an object for the tenant policy",
        "{|the tenant policy is no JSON",
        "{\"require_tenant\":true}|missing field `principals` in the tenant policy",
        "{\"principals\":[],\"principals\":[]}|the tenant policy is no JSON",
        "{\"principals\":[{\"principal_id\":\"a\",\"tenants\":[]},{\"principal_id\":\"a\",\"tenants\":[]}]}"
            + "|principal \"a\" is listed twice",
        "{\"principals\":[{\"principal_id\":\"a\",\"tenants\":[{\"tenant_id\":0,\"namespaces\":\"all\"}]}]}"
            + "|tenant_id",
        "{\"principals\":[{\"principal_id\":\"a\",\"tenants\":[{\"tenant_id\":1,\"namespaces\":\"some\"}]}]}"
            + "|expected \"all\" or {\"allow_list\": [...]} at `namespaces`",
        "{\"principals\":[{\"principal_id\":\"a\",\"tenants\":[{\"tenant_id\":1,"
            + "\"namespaces\":{\"allow_list\":[\"x\"]}}]}]}|\"x\" in allow_list",
      })
  void aDocumentThatIsNoPolicyIsRefused(String document, String message) {
    assertThatThrownBy(() -> parse(document))
        .isInstanceOf(InvalidParams.class)
        .hasMessageContaining(message);
  }

  private static String decide(String policy, String principal, String tenant, String namespace) {
    TenantDecision decision = parse(policy).decide(principal, tenant(tenant), namespace(namespace));
    return (decision.allowed() ? "allow " : "deny ") + decision.reason();
  }

  private static TenantPolicy parse(String document) {
    return TenantPolicy.parse(document.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<TenantId> tenant(String number) {
    return number.isEmpty() ? Optional.empty() : Optional.of(new TenantId(Long.parseLong(number)));
  }

  private static Optional<NamespaceId> namespace(String number) {
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(new NamespaceId(Long.parseLong(number)));
  }
}

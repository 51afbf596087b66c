package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Suite validation: comparators must suit what they compare. */
@ExtendWith(AcceptanceServer.Access.class)
class ValidationIT {
  private static final String FLAG =
      "{\"type\":\"object\",\"properties\":{\"flag\":{\"type\":\"boolean\"}}}";
  private static final Spec GREATER_THAN_FLAG =
      Spec.of(
          "greater",
          Spec.condition("flag", "json", "path", "{\"file\":\"a.json\"}", "greater_than", "true"));

  @Test
  void strict_validation_precheck_rejects_comparator_mismatch(AcceptanceServer server)
      throws Exception {
    server.use(server.standard().asserted());
    server.caller().result("schemas_register", Registry.register("shape", FLAG));

    assertThat(
            server
                .caller()
                .failure(
                    "precheck", Registry.precheck(GREATER_THAN_FLAG, "shape", "{\"flag\":true}"))
                .message())
        .contains("comparator greater_than not allowed");
  }

  @Test
  void strict_validation_precheck_allows_permissive(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .asserted()
            .with("[validation]\nstrict = false\nallow_permissive = true\n"));
    server.caller().result("schemas_register", Registry.register("shape", FLAG));

    Json answer =
        server
            .caller()
            .result("precheck", Registry.precheck(GREATER_THAN_FLAG, "shape", "{\"flag\":true}"));

    assertThat(text(answer, "/gate_evaluations/0/status")).isEqualTo("Unknown");
  }

  @Test
  void strict_validation_rejects_disabled_comparators(AcceptanceServer server) throws Exception {
    server.use(server.standard().providers(strictProvider()));

    Caller.Failure lexicographic =
        server.caller().failure("scenario_define", lexicographic().define());

    assertThat(lexicographic.message()).contains("disabled comparator lex_greater_than");
    assertThat(server.caller().failure("scenario_define", deep().define()).message())
        .contains("disabled comparator deep_equals");
  }

  @Test
  void strict_validation_allows_enabled_comparators(AcceptanceServer server) throws Exception {
    server.use(
        server
            .standard()
            .providers(strictProvider())
            .with("[validation]\nenable_lexicographic = true\nenable_deep_equals = true\n"));

    for (Spec spec : new Spec[] {lexicographic(), deep()}) {
      assertThat(text(server.caller().result("scenario_define", spec.define()), "/scenario_id"))
          .isEqualTo(spec.id());
    }
  }

  @Test
  void strict_validation_rejects_in_set_non_array(AcceptanceServer server) throws Exception {
    server.use(server.standard());
    Spec spec =
        Spec.of("set", Spec.condition("c", "env", "get", "{\"key\":\"A\"}", "in_set", "\"a\""));

    assertThat(server.caller().failure("scenario_define", spec.define()).message())
        .contains("expected array required");
  }

  @Test
  void strict_validation_precheck_allows_union_contains(AcceptanceServer server) throws Exception {
    server.use(server.standard().asserted());
    server
        .caller()
        .result(
            "schemas_register",
            Registry.register(
                "shape",
                "{\"type\":\"object\",\"properties\":{\"note\":{\"type\":[\"string\",\"null\"]}}}"));
    Spec spec =
        Spec.of(
            "union",
            Spec.condition("note", "json", "path", "{\"file\":\"a.json\"}", "contains", "\"ok\""));

    Json answer =
        server
            .caller()
            .result("precheck", Registry.precheck(spec, "shape", "{\"note\":\"it is ok\"}"));

    assertThat(text(answer, "/decision/kind")).isEqualTo("complete");
    assertThat(text(answer, "/gate_evaluations/0/status")).isEqualTo("True");
  }

  private static Spec lexicographic() {
    return Spec.of(
        "lexicographic",
        Spec.condition("c", "strict", "lex_value", "{}", "lex_greater_than", "\"alpha\""));
  }

  private static Spec deep() {
    return Spec.of(
        "deep", Spec.condition("c", "strict", "deep_value", "{}", "deep_equals", "{\"a\":1}"));
  }

  /** An external provider of which only the contract is read. */
  private static String strictProvider() {
    return """
        [[providers]]
        name = "strict"
        type = "mcp"
        url = "http://127.0.0.1:1/rpc"
        allow_insecure_http = true
        capabilities_path = "%s"
        """
        .formatted(Project.fixture("contracts/strict_validation_provider.json"));
  }
}

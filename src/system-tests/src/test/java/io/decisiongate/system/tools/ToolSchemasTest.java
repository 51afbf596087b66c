package io.decisiongate.system.tools;

import static io.decisiongate.system.tools.SchemaStructure.references;
import static io.decisiongate.system.tools.SchemaStructure.replaced;
import static io.decisiongate.system.tools.SchemaStructure.structure;
import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.json.Json;
import io.decisiongate.system.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server publishes of a tool has the structure of the contract; the texts are our own. On
 * {@code /mcp} some schemas are corrected (mcp-standard.md, first rule).
 */
class ToolSchemasTest {

  static Stream<String> tools() {
    return Stream.of(
        "scenario_define",
        "scenario_start",
        "scenario_status",
        "scenario_next",
        "scenario_submit",
        "scenario_trigger",
        "evidence_query",
        "runpack_export",
        "runpack_verify",
        "providers_list",
        "provider_contract_get",
        "provider_check_schema_get",
        "schemas_register",
        "schemas_list",
        "schemas_get",
        "scenarios_list",
        "precheck",
        "decision_gate_docs_search");
  }

  @ParameterizedTest
  @MethodSource("tools")
  void schemasHaveTheStructureOfTheContract(String tool) {
    Json.Obj ours = ours(tool);
    Json.Obj contract = contract(tool);
    for (String schema : List.of("input_schema", "output_schema")) {
      assertThat(structure(member(ours, schema)))
          .as("%s of %s", schema, tool)
          .isEqualTo(structure(member(contract, schema)));
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyToolExplainsItself(String tool) {
    Json.Obj ours = ours(tool);
    assertThat(member(ours, "name")).isEqualTo(Json.of(tool));
    assertThat(text(ours, "title")).hasSizeBetween(5, 60);
    assertThat(text(ours, "description")).hasSizeBetween(100, 800).contains("Returns");
    assertThat(((Json.Obj) member(ours, "annotations")).members().keySet())
        .containsExactly("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");
  }

  @Test
  void defineCarriesTheScenarioSchemaForStandardClients() {
    Json.Obj schema = (Json.Obj) member(ours("scenario_define"), "standard_input_schema");
    Json.Obj contract =
        (Json.Obj) Project.json(Project.fixture("../contract/schemas/scenario.schema.json"));
    Map<String, Json> embedded = new LinkedHashMap<>(object(schema, "$defs").members());

    Json scenario = structure(member(object(schema, "$defs"), "Scenario"));
    embedded.remove("Scenario");
    Json.Obj published = new Json.Obj(without(contract.members(), "$defs", "$id", "$schema"));

    assertThat(member(object(object(schema, "properties"), "spec"), "$ref"))
        .isEqualTo(Json.of("#/$defs/Scenario"));
    assertThat(scenario).isEqualTo(structure(published));
    embedded.forEach(
        (name, definition) ->
            assertThat(structure(definition))
                .as(name)
                .isEqualTo(structure(member(object(contract, "$defs"), name))));
    assertThat(references(schema))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(object(schema, "$defs").members())
                    .containsKey(reference.substring("#/$defs/".length())));
  }

  @Test
  void precheckCarriesTheSameScenarioSchemaForStandardClients() {
    Json.Obj ours = ours("precheck");
    Json.Obj schema = object(ours, "standard_input_schema");
    Json published = structure(member(ours, "input_schema"));
    Json remote = Json.of("decision-gate://contract/schemas/scenario.schema.json");

    assertThat(structure(new Json.Obj(without(schema.members(), "$defs"))))
        .isNotEqualTo(published)
        .isEqualTo(replaced(published, remote, Json.of("#/$defs/Scenario")));
    assertThat(member(schema, "$defs"))
        .isEqualTo(member(object(ours("scenario_define"), "standard_input_schema"), "$defs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evidence_query", "scenario_next"})
  void detailsOfAnEvidenceErrorMayBeNullForStandardClients(String tool) {
    Json.Obj ours = ours(tool);
    Json published = structure(member(ours, "output_schema"));
    Json nullTwice =
        Json.object()
            .put(
                "oneOf",
                new Json.Array(
                    List.of(Json.object().put("type", "null").build(), SchemaStructure.ANY_JSON)))
            .build();

    assertThat(structure(member(ours, "standard_output_schema")))
        .isNotEqualTo(published)
        .isEqualTo(replaced(published, nullTwice, SchemaStructure.ANY_JSON));
  }

  @Test
  void manifestMayCarryAnAnchorPolicyForStandardClients() {
    Json.Obj ours = ours("runpack_export");
    Json.Obj schema = object(ours, "standard_output_schema");
    Json.Obj manifest = object(object(schema, "properties"), "manifest");
    Json.Obj members = object(manifest, "properties");

    assertThat(members.members()).containsKey("anchor_policy");
    Json.Obj withoutPolicy =
        new Json.Obj(
            replacedMember(
                manifest, "properties", new Json.Obj(without(members.members(), "anchor_policy"))));
    Json.Obj published =
        new Json.Obj(
            replacedMember(
                schema,
                "properties",
                new Json.Obj(
                    replacedMember(object(schema, "properties"), "manifest", withoutPolicy))));
    assertThat(structure(published)).isEqualTo(structure(member(ours, "output_schema")));
  }

  private static Map<String, Json> replacedMember(Json.Obj object, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(object.members());
    members.put(name, value);
    return members;
  }

  private static Json.Obj ours(String tool) {
    return (Json.Obj)
        Project.json(
            Project.root()
                .resolve(
                    "src/core/src/main/resources/io/decisiongate/core/contract/tools/"
                        + tool
                        + ".json"));
  }

  private static Json.Obj contract(String tool) {
    Json.Array all = (Json.Array) Project.json(Project.fixture("../contract/tooling.json"));
    return all.items().stream()
        .map(Json.Obj.class::cast)
        .filter(candidate -> candidate.member("name").equals(Optional.of(Json.of(tool))))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Json> without(Map<String, Json> members, String... names) {
    Map<String, Json> kept = new LinkedHashMap<>(members);
    List.of(names).forEach(kept::remove);
    return kept;
  }

  private static Json member(Json.Obj object, String name) {
    return object.member(name).orElseThrow(() -> new AssertionError("no member " + name));
  }

  private static Json.Obj object(Json.Obj object, String name) {
    return (Json.Obj) member(object, name);
  }

  private static String text(Json.Obj object, String name) {
    return ((Json.Text) member(object, name)).value();
  }
}

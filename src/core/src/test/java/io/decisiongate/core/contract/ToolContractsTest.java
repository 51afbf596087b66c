package io.decisiongate.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.schema.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of the tools, and of the files that users write. */
class ToolContractsTest {
  private static final Set<String> OUR_WORDS = Set.of("description", "title");

  static Stream<ToolContract> tools() {
    return ToolContracts.all().stream();
  }

  @Test
  void areThoseOfTheContractInItsOrder() {
    List<String> expected =
        Fixtures.items(Fixtures.json("../contract/tooling.json")).stream()
            .map(tool -> text(tool, "name"))
            .toList();

    assertThat(tools().map(ToolContract::name)).containsExactlyElementsOf(expected);
  }

  @Test
  void publishTheSchemasOfTheContract() {
    for (Json contract : Fixtures.items(Fixtures.json("../contract/tooling.json"))) {
      String name = text(contract, "name");
      Json ours = published(name);
      for (String schema : List.of("input_schema", "output_schema")) {
        assertThat(structure(Fixtures.member(ours, schema)))
            .as("%s of %s", schema, name)
            .isEqualTo(structure(Fixtures.member(contract, schema)));
      }
      assertThat(((Json.Obj) ours).members().keySet())
          .containsExactly(
              "name",
              "title",
              "description",
              "annotations",
              "input_schema",
              "output_schema",
              "examples");
      assertThat(Fixtures.items(Fixtures.member(ours, "examples")))
          .as("examples of %s", name)
          .hasSameSizeAs(Fixtures.items(Fixtures.member(contract, "examples")));
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void examplesConformToTheirSchemas(ToolContract tool) {
    JsonSchema input = JsonSchema.compile(tool.standardInputSchema());
    JsonSchema output = JsonSchema.compile(tool.outputSchema());
    for (Json example : Fixtures.items(Fixtures.member(published(tool.name()), "examples"))) {
      assertThat(input.violations(Fixtures.member(example, "input"))).isEmpty();
      assertThat(output.violations(Fixtures.member(example, "output"))).isEmpty();
    }
  }

  @Test
  void aScenarioHasTheStructureOfTheContract() {
    assertThat(structure(PublishedSchemas.scenario()))
        .isEqualTo(structure(Fixtures.json("../contract/schemas/scenario.schema.json")));
    assertThat(
            JsonSchema.compile(PublishedSchemas.scenario())
                .violations(Fixtures.json("../contract/examples/scenario.json")))
        .isEmpty();
  }

  /** What standard clients are given inside of scenario_define is the published schema. */
  @Test
  void scenarioDefineCarriesTheScenario() {
    Json.Obj published = PublishedSchemas.scenario();
    Json embedded =
        Fixtures.member(
            ToolContracts.find("scenario_define").orElseThrow().standardInputSchema(), "$defs");
    for (String member : List.of("type", "properties", "required", "additionalProperties")) {
      assertThat(Fixtures.member(Fixtures.member(embedded, "Scenario"), member))
          .isEqualTo(Fixtures.member(published, member));
    }
    ((Json.Obj) embedded)
        .members()
        .forEach(
            (name, definition) -> {
              if (!name.equals("Scenario")) {
                assertThat(definition)
                    .as(name)
                    .isEqualTo(Fixtures.member(Fixtures.member(published, "$defs"), name));
              }
            });
  }

  /** Our configuration knows more keys; what the contract has is as there. */
  @Test
  void aConfigurationHasAtLeastTheStructureOfTheContract() {
    assertThat(
            missing(
                "",
                structure(Fixtures.json("../contract/schemas/config.schema.json")),
                structure(PublishedSchemas.configuration())))
        .isEmpty();
    assertThat(
            JsonSchema.compile(PublishedSchemas.configuration())
                .violations(JsonReader.read("{\"server\":{\"colour\":1}}")))
        .isNotEmpty();
  }

  /** The places at which the second lacks or changes what the first has. */
  private static Set<String> missing(String place, Json want, Json got) {
    Set<String> places = new TreeSet<>();
    if (want instanceof Json.Obj one && got instanceof Json.Obj other) {
      one.members()
          .forEach(
              (name, value) ->
                  places.addAll(
                      missing(place + "/" + name, value, other.member(name).orElse(Json.NULL))));
    } else if (want instanceof Json.Array one
        && got instanceof Json.Array other
        && one.items().size() == other.items().size()) {
      for (int i = 0; i < one.items().size(); i++) {
        places.addAll(missing(place + "/" + i, one.items().get(i), other.items().get(i)));
      }
    } else if (!want.equals(got)) {
      places.add(place + ": " + JsonWriter.write(got));
    }
    return places;
  }

  private static Json published(String name) {
    return Fixtures.items(ToolContracts.published()).stream()
        .filter(tool -> text(tool, "name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Json json, String member) {
    return ObjectReader.of(json, "tool").string(member);
  }

  /** A schema without the texts that are our own; a property of such a name stays. */
  private static Json structure(Json json) {
    return switch (json) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(ToolContractsTest::structure).toList());
      case Json.Obj object -> {
        Map<String, Json> kept = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (name, value) -> {
                  if (!(OUR_WORDS.contains(name) && value instanceof Json.Text)) {
                    kept.put(name, structure(value));
                  }
                });
        yield new Json.Obj(kept);
      }
      case Json.Null ignored -> json;
      case Json.Bool ignored -> json;
      case Json.Int ignored -> json;
      case Json.Float ignored -> json;
      case Json.Text ignored -> json;
    };
  }
}

package io.decisiongate.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {

  @Test
  void hasTheStructureOfThePublishedSchema() {
    assertThat(structure(ScenarioSchema.document()))
        .isEqualTo(structure(Fixtures.json("../contract/schemas/scenario.schema.json")));
  }

  @Test
  void everyDefinitionExplainsItselfOrIsUsedUnderAName() {
    Json document = ScenarioSchema.document();
    assertThat(Fixtures.text(Fixtures.member(document, "description"))).isNotBlank();
    assertThat(Fixtures.member(Fixtures.member(document, "$defs"), "Comparator"))
        .isNotEqualTo(structure(Fixtures.member(Fixtures.member(document, "$defs"), "Comparator")));
  }

  /** Without the texts, which are each product's own. */
  private static Json structure(Json schema) {
    return switch (schema) {
      case Json.Array array ->
          new Json.Array(array.items().stream().map(ScenarioSchemaTest::structure).toList());
      case Json.Obj object -> {
        Map<String, Json> kept = new LinkedHashMap<>();
        object
            .members()
            .forEach(
                (name, value) -> {
                  if (!(name.equals("description") && value instanceof Json.Text)) {
                    kept.put(name, structure(value));
                  }
                });
        yield new Json.Obj(kept);
      }
      default -> schema;
    };
  }
}

package io.decisiongate.core.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No path makes the evaluation run away. */
class SelectionBoundsTest {
  private static final Json DEEP =
      JsonReader.read("{\"a\":".repeat(120) + "[1,2,3]" + "}".repeat(120));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..a..a..a..a..a..a..a..a",
        "$..*..*..*..*..*..*",
        "$..['a','a']..['a','a']..['a','a']..['a','a']",
      })
  void stopsAtChainsOfDescents(String path) {
    assertThatThrownBy(() -> JsonPath.parse(path).select(DEEP))
        .isInstanceOf(SelectionTooLarge.class);
  }

  @Test
  void stopsAtMatchesThatRepeatALargeValue() {
    Json document = Json.object().put("a", "x".repeat(1 << 20)).build();
    String path = "$['a'" + ",'a'".repeat(20) + "]";
    assertThatThrownBy(() -> JsonPath.parse(path).select(document))
        .isInstanceOf(SelectionTooLarge.class);
  }

  @Test
  void stopsAtComparisonsOfLargeValues() {
    Json document =
        Json.object()
            .put("s", "x".repeat(1 << 20))
            .put("t", "x".repeat(1 << 20))
            .put("l", JsonReader.read("[{},{},{},{},{},{},{},{}]"))
            .build();
    assertThatThrownBy(() -> JsonPath.parse("$.l[?($.s == $.t)]").select(document))
        .isInstanceOf(SelectionTooLarge.class);
  }

  @Test
  void selectsFromADocumentOfUsualSize() {
    Json document = JsonReader.read("[" + "{\"a\":{\"b\":1}},".repeat(100_000) + "0]");
    assertThat(JsonPath.parse("$..b").select(document)).hasSize(100_000);
    assertThat(JsonPath.parse("$[?(@.a.b == 1)]").select(document)).hasSize(100_000);
  }
}

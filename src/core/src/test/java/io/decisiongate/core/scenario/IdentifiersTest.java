package io.decisiongate.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifiersTest {
  static Stream<String> accepted() {
    return Stream.of("", " ", "a".repeat(255), "é".repeat(127), "\n", "€".repeat(85));
  }

  static Stream<String> refused() {
    return Stream.of("a".repeat(256), "é".repeat(128), "€".repeat(86), "a\0", "\0");
  }

  private static String read(String id) {
    return Identifiers.read(
        ObjectReader.of(Json.object().put("run_id", id).build(), "run config"), "run_id");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void keepsIdsAsTheyAre(String id) {
    assertThat(read(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesIdsThatCannotBeStored(String id) {
    assertThatThrownBy(() -> read(id))
        .isInstanceOf(InvalidParams.class)
        .hasMessageContaining("run_id");
  }
}

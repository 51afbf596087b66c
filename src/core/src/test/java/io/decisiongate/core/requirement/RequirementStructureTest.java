package io.decisiongate.core.requirement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementStructureTest {
  private static final String LEAF = "{\"Condition\":\"a\"}";

  private static String nots(int count) {
    return "{\"Not\":".repeat(count) + LEAF + "}".repeat(count);
  }

  private static Requirement read(String json) {
    return RequirementStructure.DEFAULT.read(json.getBytes(UTF_8));
  }

  @Test
  void level32IsTheDeepest() {
    assertThat(read(nots(32)).conditionIds()).containsExactly("a");
    assertThatThrownBy(() -> read(nots(33)))
        .isInstanceOf(InvalidRequirement.class)
        .hasMessage("Requirement tree too deep: 33 levels (max 32)");
  }

  @Test
  void depthWinsOverStructureAndParentsOverChildren() {
    String hopeless = "{\"RequireGroup\":{\"min\":2,\"reqs\":[]}}";
    String idle = "{\"RequireGroup\":{\"min\":0,\"reqs\":[" + hopeless + "]}}";

    assertThatThrownBy(() -> read("{\"And\":[" + hopeless + "," + nots(32) + "]}"))
        .hasMessage("Requirement tree too deep: 33 levels (max 32)");
    assertThatThrownBy(() -> read("{\"And\":[" + hopeless + "," + idle + "]}"))
        .hasMessage("Invalid group requirement: min 2 exceeds total 0");
    assertThatThrownBy(() -> read("{\"Not\":" + idle + "}"))
        .hasMessage(
            "Invalid requirement structure: RequireGroup with min=0 should be empty or use And"
                + " instead");
  }

  @ParameterizedTest
  @CsvSource({"And", "Or"})
  void emptyListsCanBeForbidden(String kind) {
    byte[] json = ("{\"" + kind + "\":[]}").getBytes(UTF_8);

    assertThat(RequirementStructure.DEFAULT.read(json).children()).isEmpty();
    assertThatThrownBy(() -> new RequirementStructure(false).read(json))
        .hasMessage("Invalid requirement structure: Empty " + kind + " requirement not allowed");
  }

  @Test
  void inputThatIsTooLongOrUnreadableIsRefused() {
    assertThatThrownBy(() -> read(" ".repeat(1_048_577)))
        .hasMessage(
            "Invalid requirement structure: Serialized requirement exceeds size limit: 1048577"
                + " bytes (max 1048576)");
    assertThatThrownBy(() -> read("{\"And\":"))
        .hasMessageStartingWith("Invalid requirement structure: ");
    assertThatThrownBy(() -> read("{\"and\":[]}"))
        .hasMessageStartingWith("Invalid requirement structure: unknown variant `and`");
  }
}

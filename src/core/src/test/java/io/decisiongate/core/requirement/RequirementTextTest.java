package io.decisiongate.core.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementTextTest {

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("ret-dsl-cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void parsesAsSpecified(Fixtures.Case given) {
    Set<String> names =
        Fixtures.items(given.in("names")).stream().map(Fixtures::text).collect(Collectors.toSet());
    String text = Fixtures.text(given.in("text"));

    if (given.expected() instanceof Json.Obj expected && expected.member("error").isPresent()) {
      assertThatThrownBy(() -> RequirementText.parse(text, known(names)))
          .isInstanceOf(InvalidRequirement.class)
          .hasMessage(Fixtures.text(given.out("error")));
    } else {
      assertThat(RequirementText.parse(text, known(names)).toJson())
          .isEqualTo(given.out("requirement"));
    }
  }

  private static Function<String, Optional<String>> known(Set<String> names) {
    return name -> Optional.of(name).filter(names::contains);
  }

  @Test
  void namesInQuotationMarksCanBeAnything() {
    Set<String> names = Set.of("gate-time", "and", "\u00e9\"\n", "a");

    assertThat(
            RequirementText.parse(
                "\"gate-time\" and not \"and\" or all(\"\u00e9\\\"\\n\", \"\\u0061\")",
                known(names)))
        .isEqualTo(
            new Requirement.Or(
                List.of(
                    new Requirement.And(
                        List.of(
                            new Requirement.Condition("gate-time"),
                            new Requirement.Not(new Requirement.Condition("and")))),
                    new Requirement.And(
                        List.of(
                            new Requirement.Condition("\u00e9\"\n"),
                            new Requirement.Condition("a"))))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a \"b ; quoted name at 2 has no end",
        "\"a\\\" ; quoted name at 0 has no end",
        "a \"\\x\" ; invalid quoted name at 2: ",
        "\"a\" \"a\" ; unexpected trailing input at 4",
        "\"all\"(a) ; unknown condition `all` at 0",
        "a @ \u00e9 ; unexpected token `@` at 2, expected identifier, number, or operator",
        "a \u00e9 ; unexpected token `\u00c3` at 2, expected identifier, number, or operator",
        "at_least(1 a ; unexpected token `end of input` at 12, expected `)` after `at_least(...)`",
        "at_least(99999999999999999999, a) ; invalid number `99999999999999999999` at 9",
        "at_least(1,) ; unexpected token `)` at 9, expected at least one condition after the count",
        "a | ; unexpected token `|` at 2, expected ||",
        "not ; unexpected token `end of input` at 3, expected condition or expression",
        "(or) ; unexpected token `||` at 1, expected condition or expression",
      })
  void saysWhatIsWrongAndWhere(String text, String error) {
    assertThatThrownBy(() -> RequirementText.parse(text, known(Set.of("a"))))
        .isInstanceOf(InvalidRequirement.class)
        .hasMessageStartingWith(error);
  }

  @Test
  void negationsCountAsNesting() {
    assertThat(RequirementText.parse("!".repeat(32) + "a", known(Set.of("a"))).conditionIds())
        .containsExactly("a");
    assertThatThrownBy(() -> RequirementText.parse("!".repeat(1_000_000), known(Set.of("a"))))
        .hasMessage("input nesting exceeds limit: depth 33 (max 32) at 32");
    assertThatThrownBy(() -> RequirementText.parse("not ".repeat(33) + "a", known(Set.of("a"))))
        .hasMessage("input nesting exceeds limit: depth 33 (max 32) at 128");
  }

  @Test
  void siblingsAreNotNested() {
    String text = "!(a) && ".repeat(100) + "a";

    assertThat(RequirementText.parse(text, known(Set.of("a"))).conditionIds()).hasSize(101);
  }

  @Test
  void inputHasALimit() {
    assertThatThrownBy(() -> RequirementText.parse("\u00e9".repeat(524_289), known(Set.of("a"))))
        .hasMessage("input exceeds size limit: 1048578 bytes (max 1048576)");
  }
}

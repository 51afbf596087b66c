package io.decisiongate.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference's own cases. What parsers and decoders say behind the name of the step is each
 * product's own; everything else is compared to the letter.
 */
class AuthoringCasesTest {
  /** Numbers that are not finite are refused here (requirements.md section 9.1, "Ours"). */
  private static final Set<String> REFUSED_HERE = Set.of("ron-inf", "ron-nan");

  private static final Set<String> OWN_TEXTS =
      Set.of("Failed to parse json input at ", "Failed to parse ron input at ", "Failed to des");

  static List<Fixtures.Case> cases() {
    return Fixtures.cases("authoring-cases");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void normalisesAsTheReference(Fixtures.Case given) {
    String text = Fixtures.text(given.in("text"));
    Optional<AuthoringFormat> format = format(given);
    String stderr = Fixtures.text(given.out("stderr"));

    if (REFUSED_HERE.contains(given.name())) {
      assertThatThrownBy(() -> read(text, format.orElseThrow()))
          .hasMessageStartingWith("failed to parse ron input: ")
          .hasMessageContaining("finite");
    } else if (given.out("exit").equals(Json.of(0))) {
      AuthoredScenario scenario = read(text, format.orElseThrow());
      assertThat(scenario.canonical()).isEqualTo(Fixtures.text(given.out("stdout")));
      assertThat(
              "ScenarioSpec valid (scenario_id=%s, spec_hash=%s)"
                  .formatted(scenario.scenarioId(), scenario.specHash()))
          .isEqualTo(stderr);
    } else if (stderr.startsWith("Unable to determine authoring format")) {
      assertThat(format).isEmpty();
    } else {
      assertThatThrownBy(() -> read(text, format.orElseThrow()))
          .asInstanceOf(InstanceOfAssertFactories.type(InvalidScenario.class))
          .extracting(problem -> problem.problem().text())
          .asString()
          .startsWith(expected(stderr));
    }
  }

  private static AuthoredScenario read(String text, AuthoringFormat format) {
    return ScenarioAuthoring.read(text, format, AuthoringOptions.DEFAULT);
  }

  private static Optional<AuthoringFormat> format(Fixtures.Case given) {
    return given.in("format_flag") instanceof Json.Text flag
        ? AuthoringFormat.of(flag.value())
        : AuthoringFormat.ofFile("in." + Fixtures.text(given.in("file_extension")));
  }

  /** The library's text of what the command line said, cut where the parser's own text starts. */
  private static String expected(String stderr) {
    String spoken =
        stderr
            .replaceFirst(" at in\\.\\w+:", ":")
            .replaceFirst(" (for|from) in\\.\\w+:", ":")
            .replaceFirst(" at in\\.\\w+ ", " ");
    String text = Character.toLowerCase(spoken.charAt(0)) + spoken.substring(1);
    boolean own = OWN_TEXTS.stream().anyMatch(stderr::startsWith);
    return (own ? text.substring(0, text.indexOf(": ") + 2) : text.replaceFirst("\\.$", ""))
        .replaceFirst("^scenarioSpec", "ScenarioSpec");
  }
}

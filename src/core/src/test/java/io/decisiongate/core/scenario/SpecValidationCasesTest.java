package io.decisiongate.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.contract.BuiltInContracts;
import io.decisiongate.core.contract.Capabilities;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.ErrorCode;
import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions of spec-validation-cases.json (engine.md section 15). */
class SpecValidationCasesTest {
  private static final Capabilities CAPABILITIES = Capabilities.of(BuiltInContracts.all());

  /** Texts that begin with a code word are exact; all others of -32602 are each project's own. */
  private static final Pattern CODE_WORD = Pattern.compile("[a-z]+_[a-z_]+: .*");

  static List<Fixtures.Case> definitions() {
    return Fixtures.cases("spec-validation-cases");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void acceptsOrRefusesAsRecorded(Fixtures.Case definition) {
    Json spec = Fixtures.member(definition.in("arguments"), "spec");
    if (definition.expected() instanceof Json.Obj expected
        && expected.member("result").isPresent()) {
      ScenarioSpec defined = ScenarioDefinition.define(spec, CAPABILITIES, Optional.empty());
      assertThat(ScenarioDefinition.answer(defined)).isEqualTo(definition.out("result"));
      assertThat(ScenarioSpec.fromJson(defined.toJson()).specHash())
          .isEqualTo(defined.specHash());
      return;
    }
    DecisionGateException refusal =
        catchThrowableOfType(
            DecisionGateException.class,
            () -> ScenarioDefinition.define(spec, CAPABILITIES, Optional.empty()));
    assertThat(refusal).isNotNull();
    assertThat(Json.of(refusal.code().code())).isEqualTo(definition.out("code"));
    String text = Fixtures.text(definition.out("message"));
    if (refusal.code() != ErrorCode.INVALID_PARAMS || CODE_WORD.matcher(text).matches()) {
      assertThat(refusal.text()).isEqualTo(text);
    }
  }
}

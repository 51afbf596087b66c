package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Texts that come from libraries and do not bind: of argument decoding, and of what breaks a JSON
 * Schema (fixtures/exchanges/README.md). Code and kind bind, and so does what is said before such a
 * text.
 */
final class FreeTexts {
  private static final long INVALID_PARAMS = -32_602;
  private static final String MESSAGE = "/error/message";

  /** A decoder's own words. */
  private static final List<String> DECODING =
      List.of(
          "missing field ",
          "invalid type: ",
          "invalid value: ",
          "unknown variant ",
          "data did not match ",
          "allowed_comparators invalid: ");

  /** What is said before the words of a validator. */
  private static final List<String> BEFORE_VIOLATIONS =
      List.of(
          "invalid schema: ",
          "payload does not match schema: ",
          "params_invalid: ",
          "expected_invalid: ");

  private static final String EXPECTED_VALUE = "expected value invalid: ";

  private FreeTexts() {}

  /** Whether the difference at this place does not count. */
  static boolean allows(String pointer, Optional<Json> want, Optional<Json> got, Json body) {
    return pointer.equals(MESSAGE)
        && want.orElse(Json.NULL) instanceof Json.Text recorded
        && got.orElse(Json.NULL) instanceof Json.Text answered
        && isInvalidParams(body)
        && sameKind(recorded.value(), answered.value());
  }

  private static boolean sameKind(String recorded, String answered) {
    if (DECODING.stream().anyMatch(recorded::startsWith)) {
      return true;
    }
    int violation = recorded.indexOf(EXPECTED_VALUE);
    if (violation >= 0) {
      return answered.startsWith(recorded.substring(0, violation + EXPECTED_VALUE.length()));
    }
    return BEFORE_VIOLATIONS.stream()
        .anyMatch(start -> recorded.startsWith(start) && answered.startsWith(start));
  }

  private static boolean isInvalidParams(Json body) {
    return body instanceof Json.Obj answer
        && answer.members().get("error") instanceof Json.Obj error
        && error.members().get("code") instanceof Json.Int code
        && code.value().longValue() == INVALID_PARAMS;
  }
}

package io.decisiongate.core.contract;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.schema.InvalidSchema;
import io.decisiongate.core.schema.JsonSchema;
import java.util.List;
import java.util.Optional;

/** A check with its schemas ready for use. */
record CompiledCheck(String name, CheckContract contract, JsonSchema params, JsonSchema result) {

  /**
   * Compiles both schemas and checks the comparators.
   *
   * @throws InvalidContract at the first problem
   */
  static CompiledCheck of(String providerId, CheckContract contract) {
    String name = providerId + "." + contract.checkId();
    CompiledCheck check =
        new CompiledCheck(
            name,
            contract,
            compile(name, contract.paramsSchema()),
            compile(name, contract.resultSchema()));
    List<Comparator> comparators = contract.allowedComparators();
    if (comparators.isEmpty()) {
      throw ExternalContract.invalid(
          providerId, "check " + contract.checkId() + " missing allowed_comparators");
    }
    for (int i = 1; i < comparators.size(); i++) {
      if (comparators.get(i - 1).compareTo(comparators.get(i)) > 0) {
        throw ExternalContract.invalid(
            providerId, "check " + contract.checkId() + " comparators not in canonical order");
      }
    }
    return check;
  }

  private static JsonSchema compile(String name, Json schema) {
    try {
      return JsonSchema.compile(schema);
    } catch (InvalidSchema e) {
      throw new InvalidContract("schema compilation failed for " + name + ": " + e.text(), e);
    }
  }

  void checkParams(Optional<Json> params) {
    if (params.isEmpty()) {
      if (contract.paramsRequired()) {
        throw new InvalidParams("params_missing: check params required for " + name);
      }
      return;
    }
    List<String> violations = this.params.violations(params.get());
    if (!violations.isEmpty()) {
      throw new InvalidParams(
          "params_invalid: check params invalid for " + name + ": " + listed(violations));
    }
  }

  void checkExpected(Comparator comparator, Optional<Json> expected) {
    if (comparator.isPresence()) {
      if (expected.isPresent()) {
        throw expectedInvalid("expected value must be omitted for exists/not_exists");
      }
      return;
    }
    if (comparator == Comparator.IN_SET) {
      if (!(expected.orElse(Json.NULL) instanceof Json.Array set)) {
        throw expectedInvalid("expected array required for in_set comparator");
      }
      set.items().forEach(this::checkResult);
      return;
    }
    checkResult(
        expected.orElseThrow(() -> expectedInvalid("expected value required for comparator")));
  }

  private void checkResult(Json value) {
    List<String> violations = result.violations(value);
    if (!violations.isEmpty()) {
      throw expectedInvalid(listed(violations));
    }
  }

  Optional<String> violation(EvidenceResult answer) {
    Optional<String> anchor = answer.evidenceAnchor().map(EvidenceAnchor::anchorType);
    if (anchor.isPresent() && !contract.anchorTypes().contains(anchor.get())) {
      return Optional.of("anchor type " + anchor.get() + " is not in the contract");
    }
    Optional<String> contentType = answer.contentType();
    if (contentType.isPresent() && !contract.contentTypes().contains(contentType.get())) {
      return Optional.of("content type " + contentType.get() + " is not in the contract");
    }
    return answer
        .value()
        .map(value -> value instanceof EvidenceValue.OfJson found ? found.json() : bytes(value))
        .map(result::violations)
        .filter(violations -> !violations.isEmpty())
        .map(this::listed);
  }

  /** Bytes are an array of numbers, as in JSON. */
  private static Json bytes(EvidenceValue value) {
    return ObjectReader.of(value.toJson(), "evidence value").value("value");
  }

  void checkComparator(Comparator comparator) {
    if (!contract.allowedComparators().contains(comparator)) {
      throw new InvalidParams(
          "comparator_not_allowed: comparator not allowed for " + name + ": " + comparator.wire());
    }
  }

  private String listed(List<String> violations) {
    return name + ": " + String.join("; ", violations);
  }

  private InvalidParams expectedInvalid(String problem) {
    return new InvalidParams(
        "expected_invalid: check expected value invalid for " + name + ": " + problem);
  }
}

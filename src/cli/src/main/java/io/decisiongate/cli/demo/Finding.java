package io.decisiongate.cli.demo;

import io.decisiongate.core.comparator.Comparisons;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.scenario.Condition;
import java.util.Optional;

/**
 * What a condition's query found, and the condition's truth value, computed here from the value by
 * the same comparators that the server uses.
 *
 * @param hash of the evidence, as the server gave it
 */
record Finding(
    Condition condition,
    Optional<Json> value,
    Optional<Sha256> hash,
    Optional<String> error,
    TruthValue status) {

  static Finding of(Condition condition, Json result) {
    ObjectReader members = ObjectReader.of(result, "evidence result");
    Optional<Json> value =
        members.optional("value").map(json -> ObjectReader.of(json, "value").value("value"));
    Optional<String> error =
        members.optional("error").map(json -> ObjectReader.of(json, "error").string("message"));
    TruthValue status =
        error.isPresent()
            ? TruthValue.UNKNOWN
            : Comparisons.evaluate(
                condition.comparator(), value.map(EvidenceValue.OfJson::new), condition.expected());
    return new Finding(
        condition, value, members.optional("evidence_hash").map(Sha256::fromJson), error, status);
  }
}

package io.decisiongate.core.runpack;

import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import io.decisiongate.core.requirement.Evaluation;
import io.decisiongate.core.requirement.TraceEntry;
import io.decisiongate.core.requirement.TruthValue;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GateEvaluation;
import io.decisiongate.core.run.GateRecord;
import java.util.List;

/** Decodes gate records with the evidence in them. */
final class RecordedGates {
  private static final List<TruthValue> TRUTH_VALUES = List.of(TruthValue.values());
  private static final List<Lane> LANES = List.of(Lane.values());

  private RecordedGates() {}

  static GateRecord fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "gate record");
    return new GateRecord(
        members.string("trigger_id"),
        members.string("stage_id"),
        evaluation(members.value("evaluation")),
        members.list("evidence", RecordedGates::evidence));
  }

  private static GateEvaluation evaluation(Json json) {
    ObjectReader members = ObjectReader.of(json, "gate evaluation");
    return new GateEvaluation(
        members.string("gate_id"),
        new Evaluation(status(members), members.list("trace", RecordedGates::trace)));
  }

  private static TraceEntry trace(Json json) {
    ObjectReader members = ObjectReader.of(json, "trace entry");
    return new TraceEntry(members.string("condition_id"), status(members));
  }

  private static EvidenceRecord evidence(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence record");
    return new EvidenceRecord(
        members.string("condition_id"), status(members), result(members.value("result")));
  }

  private static TruthValue status(ObjectReader members) {
    return Variants.read(members.string("status"), TRUTH_VALUES, TruthValue::wire);
  }

  private static EvidenceResult result(Json json) {
    Lane lane =
        ObjectReader.of(json, "evidence result")
            .optionalString("lane")
            .map(name -> Variants.read(name, LANES, Lane::wire))
            .orElse(Lane.VERIFIED);
    return EvidenceResult.fromJson(json, lane);
  }
}

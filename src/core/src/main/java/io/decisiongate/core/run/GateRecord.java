package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.List;

/**
 * An evaluated gate with its evidence.
 *
 * @param evidence by condition id in the order of their UTF-8 bytes
 */
public record GateRecord(
    String triggerId, String stageId, GateEvaluation evaluation, List<EvidenceRecord> evidence) {
  public GateRecord {
    evidence = List.copyOf(evidence);
  }

  public Json toJson() {
    return Json.object()
        .put("trigger_id", triggerId)
        .put("stage_id", stageId)
        .put("evaluation", evaluation.toJson())
        .put("evidence", new Json.Array(evidence.stream().map(EvidenceRecord::toJson).toList()))
        .build();
  }
}

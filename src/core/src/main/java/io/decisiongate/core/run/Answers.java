package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.List;

/** What the tools answer; the same objects are hashed into tool-call records. */
final class Answers {
  private Answers() {}

  static Json decision(Decision decision, List<Json> packets, RunStatus status) {
    return Json.object()
        .put("decision", decision.toJson())
        .put("packets", new Json.Array(packets))
        .put("status", status.wire())
        .build();
  }

  static Json status(RunHeader header, List<String> issuedPacketIds) {
    return Json.object()
        .put("run_id", header.runId())
        .put("scenario_id", header.scenarioId())
        .put("current_stage_id", header.currentStageId())
        .put("status", header.status().wire())
        .put("last_decision", header.lastDecision().map(Decision::toJson).orElse(Json.NULL))
        .put("issued_packet_ids", Json.texts(issuedPacketIds))
        .put(
            "safe_summary",
            header
                .lastDecision()
                .flatMap(decision -> decision.outcome().holdSummary())
                .map(HoldSummary::toJson)
                .orElse(Json.NULL))
        .build();
  }

  static Json submission(Submission record) {
    return Json.object().put("record", record.toJson()).build();
  }
}

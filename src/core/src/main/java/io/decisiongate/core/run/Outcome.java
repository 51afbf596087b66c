package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;
import java.util.Optional;

/** What was decided (engine.md section 5.2). */
public sealed interface Outcome {

  /** The run began in this stage. */
  record Start(String stageId) implements Outcome {}

  /** The run ended well in this stage. */
  record Complete(String stageId) implements Outcome {}

  /**
   * The run went on.
   *
   * @param timeout whether because the time was over
   */
  record Advance(String fromStage, String toStage, boolean timeout) implements Outcome {}

  /** The run has to wait. */
  record Hold(HoldSummary summary) implements Outcome {}

  /** The run failed for good. */
  record Fail(String reason) implements Outcome {}

  static Outcome fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "outcome");
    String kind = members.string("kind");
    return switch (kind) {
      case "start" -> new Start(members.string("stage_id"));
      case "complete" -> new Complete(members.string("stage_id"));
      case "advance" ->
          new Advance(
              members.string("from_stage"), members.string("to_stage"), members.bool("timeout"));
      case "hold" -> new Hold(HoldSummary.fromJson(members.value("summary")));
      case "fail" -> new Fail(members.string("reason"));
      default ->
          throw Variants.unknown(kind, List.of("start", "complete", "advance", "hold", "fail"));
    };
  }

  default Json toJson() {
    return switch (this) {
      case Start start ->
          Json.object().put("kind", "start").put("stage_id", start.stageId()).build();
      case Complete complete ->
          Json.object().put("kind", "complete").put("stage_id", complete.stageId()).build();
      case Advance advance ->
          Json.object()
              .put("kind", "advance")
              .put("from_stage", advance.fromStage())
              .put("to_stage", advance.toStage())
              .put("timeout", advance.timeout())
              .build();
      case Hold hold ->
          Json.object().put("kind", "hold").put("summary", hold.summary().toJson()).build();
      case Fail fail -> Json.object().put("kind", "fail").put("reason", fail.reason()).build();
    };
  }

  /** The summary, when the run has to wait. */
  default Optional<HoldSummary> holdSummary() {
    return this instanceof Hold hold ? Optional.of(hold.summary()) : Optional.empty();
  }
}

package io.decisiongate.core.scenario;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.json.Variants;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a run goes when all gates of a stage are True (engine.md section 5.3). */
public sealed interface AdvanceTo {

  /** To the stage that follows in the list. */
  record Linear() implements AdvanceTo {}

  /** To this stage, which may be the same one again. */
  record Fixed(String stageId) implements AdvanceTo {}

  /** To the stage of the first rule that matches, else to the default. */
  record Branch(List<BranchRule> branches, Optional<String> defaultStage) implements AdvanceTo {
    public Branch {
      branches = List.copyOf(branches);
    }
  }

  /** Nowhere: the run is complete. */
  record Terminal() implements AdvanceTo {}

  static AdvanceTo fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "advance_to");
    String kind = members.string("kind");
    return switch (kind) {
      case "linear" -> new Linear();
      case "fixed" -> new Fixed(Identifiers.read(members, "stage_id"));
      case "branch" ->
          new Branch(
              members.list("branches", BranchRule::fromJson), members.optionalString("default"));
      case "terminal" -> new Terminal();
      default -> throw Variants.unknown(kind, List.of("linear", "fixed", "branch", "terminal"));
    };
  }

  default Json toJson() {
    return switch (this) {
      case Linear ignored -> Json.object().put("kind", "linear").build();
      case Fixed fixed ->
          Json.object().put("kind", "fixed").put("stage_id", fixed.stageId()).build();
      case Branch branch ->
          Json.object()
              .put("kind", "branch")
              .put(
                  "branches",
                  new Json.Array(branch.branches().stream().map(BranchRule::toJson).toList()))
              .put("default", Json.ofNullable(branch.defaultStage()))
              .build();
      case Terminal ignored -> Json.object().put("kind", "terminal").build();
    };
  }

  /** The stages that are named, in the order in which they are written. */
  default List<String> targets() {
    return switch (this) {
      case Linear ignored -> List.of();
      case Terminal ignored -> List.of();
      case Fixed fixed -> List.of(fixed.stageId());
      case Branch branch ->
          Stream.concat(
                  branch.branches().stream().map(BranchRule::nextStageId),
                  branch.defaultStage().stream())
              .toList();
    };
  }
}

package io.decisiongate.core.contract;

import io.decisiongate.core.comparator.Comparator;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;

/**
 * What one check takes and gives.
 *
 * @param allowedComparators in canonical order; repetitions are possible
 * @param anchorTypes the kinds of evidence anchor that its answers carry
 */
public record CheckContract(
    String checkId,
    String description,
    Determinism determinism,
    boolean paramsRequired,
    Json paramsSchema,
    Json resultSchema,
    List<Comparator> allowedComparators,
    List<String> anchorTypes,
    List<String> contentTypes,
    List<CheckExample> examples) {
  public CheckContract {
    allowedComparators = List.copyOf(allowedComparators);
    anchorTypes = List.copyOf(anchorTypes);
    contentTypes = List.copyOf(contentTypes);
    examples = List.copyOf(examples);
  }

  /**
   * Reads one member of {@code checks}; all members are required, unknown ones are ignored.
   *
   * @throws io.decisiongate.core.error.InvalidParams at the first problem
   */
  public static CheckContract fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "check contract");
    return new CheckContract(
        members.string("check_id"),
        members.string("description"),
        Determinism.fromWire(members.string("determinism")),
        members.bool("params_required"),
        members.value("params_schema"),
        members.value("result_schema"),
        members.strings("allowed_comparators").stream().map(Comparator::fromWire).toList(),
        members.strings("anchor_types"),
        members.strings("content_types"),
        members.list("examples", CheckExample::fromJson));
  }

  public Json toJson() {
    return Json.object()
        .put("check_id", checkId)
        .put("description", description)
        .put("determinism", determinism.wire())
        .put("params_required", paramsRequired)
        .put("params_schema", paramsSchema)
        .put("result_schema", resultSchema)
        .put(
            "allowed_comparators",
            Json.texts(allowedComparators.stream().map(Comparator::wire).toList()))
        .put("anchor_types", Json.texts(anchorTypes))
        .put("content_types", Json.texts(contentTypes))
        .put("examples", new Json.Array(examples.stream().map(CheckExample::toJson).toList()))
        .build();
  }
}

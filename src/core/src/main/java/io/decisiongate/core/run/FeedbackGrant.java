package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How much a caller learns, and the member {@code feedback} that says it.
 *
 * @param wanted what was asked for, or what applies when nothing is asked for
 * @param explicit whether something was asked for
 */
public record FeedbackGrant(FeedbackLevel wanted, FeedbackLevel granted, boolean explicit) {
  private static final Set<String> BESIDE_AN_ERROR =
      Set.of("value", "content_type", "evidence_hash");
  private static final Set<String> RAW = Set.of("value", "content_type");

  /** Whether {@link #addTo} looks at gate records. */
  public boolean needsGateRecords() {
    return granted != FeedbackLevel.SUMMARY;
  }

  /**
   * Adds the feedback to the answer, if there is any.
   *
   * @param answer of the call, an object
   * @param gateRecords those stored under the trigger id of the call, as items of the run state
   * @param rawAllowed by condition id, whether its evidence value may be shown
   */
  public Json addTo(Json answer, List<Json> gateRecords, Predicate<String> rawAllowed) {
    boolean denied = granted.compareTo(wanted) < 0;
    if (!needsGateRecords() && !explicit && !denied) {
      return answer;
    }
    Json.ObjectBuilder feedback = Json.object().put("level", granted.wire());
    if (denied) {
      feedback.put(
          "denied_reason",
          "feedback level denied (requested="
              + wanted.wire()
              + ", allowed="
              + granted.wire()
              + ")");
    }
    switch (granted) {
      case SUMMARY -> {}
      case TRACE -> feedback.put("gate_evaluations", evaluations(gateRecords));
      case EVIDENCE ->
          feedback.put(
              "gate_records",
              new Json.Array(
                  gateRecords.stream().map(record -> redact(record, rawAllowed)).toList()));
    }
    return with(answer, "feedback", feedback.build());
  }

  private static Json evaluations(List<Json> gateRecords) {
    return new Json.Array(
        gateRecords.stream()
            .map(record -> ObjectReader.of(record, "gate record").value("evaluation"))
            .toList());
  }

  private static Json redact(Json gateRecord, Predicate<String> rawAllowed) {
    List<Json> evidence =
        ObjectReader.of(gateRecord, "gate record")
            .list("evidence", item -> redactEvidence(item, rawAllowed));
    return with(gateRecord, "evidence", new Json.Array(evidence));
  }

  private static Json redactEvidence(Json item, Predicate<String> rawAllowed) {
    ObjectReader members = ObjectReader.of(item, "evidence record");
    Json result = members.value("result");
    Optional<Json> error = ObjectReader.of(result, "evidence result").optional("error");
    Set<String> hidden = Set.of();
    if (error.isPresent()) {
      hidden = BESIDE_AN_ERROR;
    } else if (!rawAllowed.test(members.string("condition_id"))) {
      hidden = RAW;
    }
    for (String name : hidden) {
      result = with(result, name, Json.NULL);
    }
    return with(item, "result", result);
  }

  private static Json with(Json object, String name, Json value) {
    if (!(object instanceof Json.Obj members)) {
      throw new IllegalArgumentException("not an object: " + ObjectReader.typeOf(object));
    }
    Json.ObjectBuilder changed = Json.object();
    members.members().forEach(changed::put);
    return changed.put(name, value).build();
  }
}

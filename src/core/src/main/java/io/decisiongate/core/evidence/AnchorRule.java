package io.decisiongate.core.evidence;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What the anchor of a provider's evidence must be (engine.md section 8.3): of this type, its value
 * the text of a JSON object in which each of these fields is a string or a number.
 */
public record AnchorRule(String anchorType, List<String> requiredFields) {
  public AnchorRule {
    requiredFields = List.copyOf(requiredFields);
  }

  /** The first thing that is wrong with an anchor, if anything is. */
  public Optional<String> problem(Optional<EvidenceAnchor> anchor) {
    if (anchor.isEmpty()) {
      return Optional.of("missing evidence_anchor");
    }
    if (!anchor.get().anchorType().equals(anchorType)) {
      return Optional.of(
          "anchor_type mismatch: expected " + anchorType + " got " + anchor.get().anchorType());
    }
    Json value;
    try {
      value = JsonReader.read(anchor.get().anchorValue());
    } catch (JsonSyntaxException e) {
      return Optional.of("anchor_value must be canonical JSON");
    }
    if (!(value instanceof Json.Obj object)) {
      return Optional.of("anchor_value must be a JSON object");
    }
    return requiredFields.stream().flatMap(field -> problem(object, field).stream()).findFirst();
  }

  private static Optional<String> problem(Json.Obj anchor, String field) {
    Optional<Json> value = anchor.member(field);
    String text = "anchor field " + field;
    if (value.isEmpty()) {
      return Optional.of(text + " missing");
    }
    return switch (value.get()) {
      case Json.Text ignored -> Optional.empty();
      case Json.Int ignored -> Optional.empty();
      case Json.Float ignored -> Optional.empty();
      case Json.Null ignored -> Optional.of(text + " must be set");
      case Json.Bool ignored -> Optional.of(text + " must be string or number");
      case Json.Array ignored -> Optional.of(text + " must be scalar");
      case Json.Obj ignored -> Optional.of(text + " must be scalar");
    };
  }
}

package io.decisiongate.core.contract;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** A query of a check and an answer to it, for readers; nothing holds it to the schemas. */
public record CheckExample(String description, Json params, Json result) {
  static CheckExample fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "check example");
    return new CheckExample(
        members.string("description"), members.value("params"), members.value("result"));
  }

  public Json toJson() {
    return Json.object()
        .put("description", description)
        .put("params", params)
        .put("result", result)
        .build();
  }
}

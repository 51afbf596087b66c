package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.json.Json;
import java.util.Optional;

/** The parameters of the check json/path (providers.md section 4.2, step 1). */
record JsonFileParams(String file, Optional<String> jsonPath) {
  static JsonFileParams of(EvidenceQuery query) {
    Json params = query.params().orElseThrow(() -> missing("json check requires params"));
    if (!(params instanceof Json.Obj members)) {
      throw invalid("json params must be an object");
    }
    Json file = members.member("file").orElseThrow(() -> missing("missing file param"));
    if (!(file instanceof Json.Text text)) {
      throw invalid("file param must be a string");
    }
    return new JsonFileParams(text.value(), members.member("jsonpath").map(JsonFileParams::path));
  }

  private static String path(Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw invalid("jsonpath param must be a string");
  }

  private static StructuredFailure missing(String message) {
    return new StructuredFailure("params_missing", message, Json.NULL);
  }

  private static StructuredFailure invalid(String message) {
    return new StructuredFailure("params_invalid", message, Json.NULL);
  }
}

package io.decisiongate.core.provider;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.jsonpath.InvalidJsonPath;
import io.decisiongate.core.jsonpath.JsonPath;
import io.decisiongate.core.jsonpath.SelectionTooLarge;
import java.util.List;

/** What a JSONPath makes of a document (providers.md sections 4.2, steps 11 and 12, and 4.4). */
final class Extraction {
  private Extraction() {}

  /** The only match itself, or the array of several. */
  static Json of(String path, Json document) {
    Json details = Json.object().put("jsonpath", path).build();
    List<Json> matches = matches(path, document, details);
    return switch (matches.size()) {
      case 0 ->
          throw new StructuredFailure("jsonpath_not_found", "jsonpath not found: " + path, details);
      case 1 -> matches.getFirst();
      default -> new Json.Array(matches);
    };
  }

  private static List<Json> matches(String path, Json document, Json details) {
    try {
      return JsonPath.parse(path).select(document);
    } catch (InvalidJsonPath e) {
      throw new StructuredFailure("invalid_jsonpath", "invalid jsonpath", details, e);
    } catch (SelectionTooLarge e) {
      throw new StructuredFailure(
          "jsonpath_limit_exceeded", "jsonpath selects too much", details, e);
    }
  }
}

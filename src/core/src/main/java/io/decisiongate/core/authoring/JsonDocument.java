package io.decisiongate.core.authoring;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;

/** A scenario in JSON. */
final class JsonDocument {
  private JsonDocument() {}

  static Json read(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new InvalidScenario(new Problem.Unparsable(AuthoringFormat.JSON, e.located()), e);
    }
  }
}

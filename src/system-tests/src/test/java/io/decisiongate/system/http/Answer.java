package io.decisiongate.system.http;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param headers by lower-case name; of a repeated one the last
 * @param text the body as UTF-8; empty when there is none
 */
public record Answer(int status, Map<String, String> headers, String text) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The body as JSON. */
  public Json json() {
    return JsonReader.read(text);
  }

  @Override
  public String toString() {
    return "HTTP " + status + " " + text;
  }
}

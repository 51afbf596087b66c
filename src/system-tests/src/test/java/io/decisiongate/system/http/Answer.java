package io.decisiongate.system.http;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a server answered.
 *
 * @param headers by lower-case name; of a repeated one the last
 * @param text the body as UTF-8; empty when there is none
 */
public record Answer(int status, Map<String, String> headers, String text) {
  private static final Set<String> OF_THE_MOMENT = Set.of("date", "x-server-correlation-id");

  public Answer {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The headers that are the same whenever the same is answered. */
  public Map<String, String> lastingHeaders() {
    Map<String, String> lasting = new HashMap<>(headers);
    lasting.keySet().removeAll(OF_THE_MOMENT);
    return lasting;
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

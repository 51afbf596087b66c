package io.decisiongate.system.hostile;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Recorded requests in which one value is replaced.
 *
 * @param kind what the replacements are
 */
record HostileValues(String kind, Token token, Corpus corpus, Caller caller) implements Attacks {
  private static final String PLACE = "the place of the hostile value";

  @Override
  public Attack next(RandomGenerator random) {
    Json request = JsonMutation.apply(corpus.request(random), random, value -> Json.of(PLACE));
    return Attack.post(
        kind,
        MutatedRecordings.path(random),
        caller.headers(random),
        replaced(JsonWriter.write(request), token.next(random)));
  }

  private static byte[] replaced(String text, byte[] value) {
    byte[] bytes = HttpText.utf8(text);
    byte[] place = HttpText.utf8("\"" + PLACE + "\"");
    String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = latin1.indexOf(new String(place, StandardCharsets.ISO_8859_1));
    return HttpText.joined(
        Arrays.copyOf(bytes, at),
        value,
        Arrays.copyOfRange(bytes, at + place.length, bytes.length));
  }
}

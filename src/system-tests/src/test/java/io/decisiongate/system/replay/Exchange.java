package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request of a recording and the answer that was recorded.
 *
 * @param request sent exactly like this, placeholders filled in
 * @param volatilePointers places of the answer's body (RFC 6901) that do not count
 * @param pause real time that passes before the request: what is recorded depends on it
 * @param deviation whether ours is meant to answer differently: sent, but not compared
 */
record Exchange(
    String name,
    Request request,
    Recorded recorded,
    Set<String> volatilePointers,
    Duration pause,
    boolean deviation) {

  /** What is sent. */
  record Request(String method, String path, Map<String, String> headers, Optional<byte[]> body) {}

  /**
   * What was answered then.
   *
   * @param body empty when the answer was not JSON
   * @param text the body that was not JSON, or empty text
   */
  record Recorded(int status, Map<String, String> headers, Optional<Json> body, String text) {}

  static Exchange fromJson(Json json, Placeholders placeholders) {
    ObjectReader exchange = ObjectReader.of(json, "exchange");
    ObjectReader response = ObjectReader.of(exchange.value("response"), "response");
    Json request = placeholders.expand(exchange.value("request"));
    return new Exchange(
        exchange.string("name"),
        request(ObjectReader.of(request, "request"), (Json.Obj) request),
        new Recorded(
            (int) response.integer("status", 100, 599),
            texts(response.value("headers")),
            ((Json.Obj) exchange.value("response")).member("body"),
            response.optionalString("body_text").orElse("")),
        exchange.optional("volatile").isPresent()
            ? Set.copyOf(exchange.strings("volatile"))
            : Set.of(),
        Duration.ofMillis(exchange.optionalInteger("sleep_ms", 0, 60_000).orElse(0L)),
        exchange.optionalString("deviation").isPresent());
  }

  /** The tool that the request calls, if it calls one. */
  Optional<String> tool() {
    if (request.body().isEmpty()) {
      return Optional.empty();
    }
    try {
      return JsonReader.read(request.body().get()) instanceof Json.Obj message
              && message.members().get("params") instanceof Json.Obj params
              && params.members().get("name") instanceof Json.Text name
          ? Optional.of(name.value())
          : Optional.empty();
    } catch (JsonSyntaxException notJson) {
      return Optional.empty();
    }
  }

  /** Waits as recorded, then sends the request. */
  Answer send(HttpWire server) throws IOException, InterruptedException {
    Thread.sleep(pause);
    return server.send(request.method(), request.path(), request.headers(), request.body());
  }

  private static Request request(ObjectReader request, Json.Obj members) {
    Optional<byte[]> raw =
        request.optionalString("body_raw").map(text -> text.getBytes(StandardCharsets.UTF_8));
    Optional<byte[]> bytes = request.optionalString("body_hex").map(HexFormat.of()::parseHex);
    return new Request(
        request.string("method"),
        request.string("path"),
        request.optional("headers").map(Exchange::texts).orElse(Map.of()),
        raw.or(() -> bytes).or(() -> members.member("body").map(JsonWriter::bytes)));
  }

  private static Map<String, String> texts(Json object) {
    Map<String, String> texts = new LinkedHashMap<>();
    ((Json.Obj) object)
        .members()
        .forEach((name, value) -> texts.put(name, ((Json.Text) value).value()));
    return texts;
  }

  @Override
  public String toString() {
    return name;
  }
}

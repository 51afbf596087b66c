package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.system.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares an answer of {@code /mcp} with what was recorded of the other dialect: results of tools
 * by their structured content, lists by the members that both have, errors by code and kind.
 */
final class StandardComparison {
  /** Refusals that are HTTP's own in both dialects. */
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 413, 429, 503);

  private static final String CONTENT = "/result/content/0/json";
  private static final long METHOD_NOT_FOUND = -32_601;
  private static final long INVALID_PARAMS = -32_602;

  private final Placeholders placeholders;

  StandardComparison(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** What differs, one line each; empty when nothing does. */
  List<String> differences(StandardExchange exchange, Answer answer) {
    int recordedStatus = exchange.exchange().recorded().status();
    Optional<Json> error = exchange.recorded().member("error");
    if (error.isPresent() && REFUSALS.contains(answer.status())) {
      return answer.status() == recordedStatus
          ? List.of()
          : List.of("status: expected " + recordedStatus + ", got " + answer.status());
    }
    if (!(message(answer) instanceof Json.Obj got)) {
      return List.of("no JSON-RPC answer: " + answer);
    }
    if (error.isPresent()) {
      return failure(exchange, got);
    }
    return got.member("result").isPresent()
        ? success(exchange, at(exchange.recorded(), "result"), at(got, "result"))
        : List.of("expected a result, got " + got);
  }

  private Json message(Answer answer) {
    try {
      return placeholders.collapse(JsonReader.read(answer.text()));
    } catch (JsonSyntaxException notJson) {
      return Json.NULL;
    }
  }

  private static List<String> success(StandardExchange exchange, Json want, Json got) {
    Set<String> ignored = exchange.exchange().volatilePointers();
    if (ignored.contains("/result")) {
      return List.of();
    }
    return switch (exchange.method()) {
      case "tools/call" -> {
        if (at(got, "isError").equals(Json.TRUE)) {
          yield List.of("unexpected failure: " + at(got, "structuredContent"));
        }
        yield JsonDifference.between(
            at(first(at(want, "content")), "json"),
            Optional.of(at(got, "structuredContent")),
            ignored.stream()
                .filter(pointer -> pointer.startsWith(CONTENT))
                .map(pointer -> pointer.substring(CONTENT.length()))
                .collect(Collectors.toSet()));
      }
      case "tools/list" -> listed(want, got, "tools", List.of("name"));
      case "resources/list" -> listed(want, got, "resources", List.of("uri", "name", "mimeType"));
      default ->
          JsonDifference.between(
              want,
              Optional.of(got),
              ignored.stream()
                  .map(pointer -> pointer.replaceFirst("^/result", ""))
                  .collect(Collectors.toSet()));
    };
  }

  private static List<String> listed(Json want, Json got, String list, List<String> members) {
    return JsonDifference.between(
        reduced(at(want, list), members), Optional.of(reduced(at(got, list), members)), Set.of());
  }

  private static Json reduced(Json list, List<String> members) {
    return new Json.Array(
        ((Json.Array) list).items().stream().<Json>map(item -> members(item, members)).toList());
  }

  private static List<String> failure(StandardExchange exchange, Json.Obj got) {
    Json want = at(exchange.recorded(), "error");
    if (got.member("error").isPresent()) {
      Json code = at(at(got, "error"), "code");
      return code.equals(at(want, "code")) || isUnknownTool(exchange, want, code)
          ? List.of()
          : List.of("error: expected " + want + ", got " + at(got, "error"));
    }
    Json result = at(got, "result");
    if (!at(result, "isError").equals(Json.TRUE)) {
      return List.of("expected error " + want + ", got " + result);
    }
    return JsonDifference.between(
        asMessage(want, at(at(want, "data"), "kind")),
        Optional.of(
            asMessage(
                at(at(result, "structuredContent"), "error"),
                at(at(at(result, "structuredContent"), "error"), "kind"))),
        exchange.exchange().volatilePointers());
  }

  private static boolean isUnknownTool(StandardExchange exchange, Json want, Json code) {
    return exchange.method().equals("tools/call")
        && at(want, "code").equals(Json.of(METHOD_NOT_FOUND))
        && code.equals(Json.of(INVALID_PARAMS));
  }

  /** An error with what both dialects say of it, in the place where texts may be free. */
  private static Json asMessage(Json error, Json kind) {
    return Json.object()
        .put(
            "error",
            Json.object()
                .put("code", at(error, "code"))
                .put("message", at(error, "message"))
                .put("kind", kind)
                .build())
        .build();
  }

  private static Json members(Json item, List<String> names) {
    Json.ObjectBuilder kept = Json.object();
    names.forEach(name -> kept.put(name, at(item, name)));
    return kept.build();
  }

  private static Json first(Json array) {
    List<Json> items = array instanceof Json.Array list ? list.items() : new ArrayList<>();
    return items.isEmpty() ? Json.NULL : items.getFirst();
  }

  /** A member; null when there is none. */
  private static Json at(Json json, String name) {
    return json instanceof Json.Obj object ? object.member(name).orElse(Json.NULL) : Json.NULL;
  }
}

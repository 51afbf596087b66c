package io.decisiongate.system.administration;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.schema.JsonSchema;
import io.decisiongate.core.yaml.YamlReader;
import io.decisiongate.system.Project;
import io.decisiongate.system.http.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds answers of the REST API against the document that describes it. */
final class OpenApi {
  private static final Json.Obj DOCUMENT = read();
  private static final Map<Json, JsonSchema> COMPILED = new ConcurrentHashMap<>();

  private OpenApi() {}

  /**
   * Fails when the document does not describe such an answer; paths that it does not have are only
   * answered 404.
   */
  static void check(String method, String path, Answer answer) {
    Optional<Json> operation =
        members(member(DOCUMENT, "paths").orElseThrow()).entrySet().stream()
            .filter(known -> path.matches(known.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
            // Of several the one without parameters is meant (OpenAPI 3.0.3 section 4.7.8).
            .sorted(Comparator.comparing(known -> known.getKey().contains("{")))
            .flatMap(known -> member(known.getValue(), method.toLowerCase()).stream())
            .findFirst();
    Json responses =
        operation
            .flatMap(known -> member(known, "responses"))
            .orElseGet(() -> Json.object().put("default", problem()).build());
    Json response =
        resolved(
            member(responses, Integer.toString(answer.status()))
                .or(() -> member(responses, "default").filter(any -> answer.status() >= 400))
                .orElseThrow(() -> new AssertionError(describe(method, path, answer))));
    Optional<Json> content = member(response, "content");
    if (content.isEmpty()) {
      if (!answer.text().isEmpty()) {
        throw new AssertionError(describe(method, path, answer));
      }
      return;
    }
    Json schema =
        answer
            .header("content-type")
            .map(type -> type.replaceAll(";.*", ""))
            .flatMap(type -> member(content.get(), type))
            .flatMap(media -> member(media, "schema"))
            .orElseThrow(() -> new AssertionError(describe(method, path, answer)));
    JsonSchema compiled = COMPILED.computeIfAbsent(schema, OpenApi::compile);
    List<String> violations = compiled.violations(JsonReader.read(answer.text()));
    if (!violations.isEmpty()) {
      throw new AssertionError(describe(method, path, answer) + " " + violations);
    }
  }

  private static Json problem() {
    return Json.object().put("$ref", "#/components/responses/Problem").build();
  }

  /** References lead into the components, which therefore lie in the schema too. */
  private static JsonSchema compile(Json schema) {
    return JsonSchema.compile(
        Json.object()
            .put("allOf", new Json.Array(List.of(plain(schema))))
            .put("components", plain(member(DOCUMENT, "components").orElseThrow()))
            .build());
  }

  /** OpenAPI says {@code nullable} where JSON Schema has a second type. */
  private static Json plain(Json json) {
    return switch (json) {
      case Json.Obj object -> {
        Json.ObjectBuilder builder = Json.object();
        boolean nullable = object.member("nullable").equals(Optional.of(Json.of(true)));
        object
            .members()
            .forEach(
                (name, value) -> {
                  if (nullable && name.equals("type")) {
                    builder.put(name, new Json.Array(List.of(value, Json.of("null"))));
                  } else if (!name.equals("nullable")) {
                    builder.put(name, plain(value));
                  }
                });
        yield builder.build();
      }
      case Json.Array array -> new Json.Array(array.items().stream().map(OpenApi::plain).toList());
      default -> json;
    };
  }

  private static Json resolved(Json json) {
    Optional<Json> reference = member(json, "$ref");
    if (reference.isEmpty()) {
      return json;
    }
    Json found = DOCUMENT;
    for (String name : ((Json.Text) reference.get()).value().substring(2).split("/", -1)) {
      found = member(found, name).orElseThrow();
    }
    return found;
  }

  private static Optional<Json> member(Json json, String name) {
    return ((Json.Obj) json).member(name);
  }

  private static Map<String, Json> members(Json json) {
    return ((Json.Obj) json).members();
  }

  private static String describe(String method, String path, Answer answer) {
    return "openapi.yaml does not describe this answer to " + method + " " + path + ": " + answer;
  }

  private static Json.Obj read() {
    try {
      return (Json.Obj)
          YamlReader.read(
              Files.readString(
                  Project.root().resolve("web/api/src/main/resources/META-INF/openapi.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.decisiongate.system.administration;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls the REST API; every answer must be one that its document describes.
 *
 * @param key an API key; empty sends none
 * @param always headers of each request
 */
record RestClient(HttpWire http, String key, Map<String, String> always) {
  private static final String ROOT = "/api/v1/";

  RestClient(HttpWire http, String key) {
    this(http, key, Map.of());
  }

  /** The same, for whom a proxy on this machine speaks. */
  RestClient from(String address) {
    return new RestClient(http, key, Map.of("x-forwarded-for", address));
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), Optional.empty());
  }

  Answer post(String path, String json) {
    return send("POST", path, Map.of(), Optional.of(json));
  }

  Answer postOnce(String path, String json, String idempotencyKey) {
    return send("POST", path, Map.of("idempotency-key", idempotencyKey), Optional.of(json));
  }

  Answer patch(String path, long version, String json) {
    return send("PATCH", path, Map.of("if-match", "\"" + version + "\""), Optional.of(json));
  }

  Answer put(String path, long version, String json) {
    return send("PUT", path, Map.of("if-match", "\"" + version + "\""), Optional.of(json));
  }

  Answer delete(String path) {
    return send("DELETE", path, Map.of(), Optional.empty());
  }

  Answer send(String method, String path, Map<String, String> more, Optional<String> json) {
    Map<String, String> headers = new HashMap<>(always);
    headers.putAll(more);
    if (!key.isEmpty()) {
      headers.put("authorization", "Bearer " + key);
    }
    json.ifPresent(unused -> headers.put("content-type", "application/json"));
    try {
      Answer answer =
          http.send(
              method,
              ROOT + path,
              headers,
              json.map(text -> text.getBytes(StandardCharsets.UTF_8)));
      OpenApi.check(method, (ROOT + path).replaceAll("\\?.*", ""), answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tool call over {@code /rpc}. */
  Answer tool(String name, String arguments) {
    return rpc(
        "tools/call",
        Json.object().put("name", name).put("arguments", JsonReader.read(arguments)).build());
  }

  /** The list of tools over {@code /rpc}. */
  Answer listTools() {
    return rpc("tools/list", Json.object().build());
  }

  private Answer rpc(String method, Json params) {
    Json request =
        Json.object()
            .put("jsonrpc", "2.0")
            .put("id", 1)
            .put("method", method)
            .put("params", params)
            .build();
    Map<String, String> headers = new HashMap<>(always);
    headers.put("authorization", "Bearer " + key);
    try {
      return http.send("POST", "/rpc", headers, Optional.of(JsonWriter.bytes(request)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an organisation, as an operator; gives the key of its owner, who has the same name. */
  String makeOrganisation(String name) {
    return member(
        post("orgs", "{\"name\":\"%s\",\"owner\":{\"principal_id\":\"%s\"}}".formatted(name, name)),
        "secret");
  }

  /** The status with which a tenant's schemas are listed. */
  int listSchemas(String tenant, String namespace) {
    return tool(
            "schemas_list", "{\"tenant_id\":%s,\"namespace_id\":%s}".formatted(tenant, namespace))
        .status();
  }

  /** A member of an answer, as text when it is one and as JSON otherwise. */
  static String member(Answer answer, String... path) {
    Json value = answer.json();
    for (String name : path) {
      value =
          ((Json.Obj) value)
              .member(name)
              .orElseThrow(() -> new AssertionError("no " + name + " in " + answer));
    }
    return value instanceof Json.Text text ? text.value() : JsonWriter.write(value);
  }
}

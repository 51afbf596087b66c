package io.decisiongate.cli.bridge;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON-RPC message from the client.
 *
 * @param bytes as they came; they go to the server unchanged
 */
record BridgeMessage(byte[] bytes, Json.Obj json) {
  /** Names the revision of a message that needs no session (mcp-standard.md section 1). */
  private static final String VERSION = "io.modelcontextprotocol/protocolVersion";

  /** Which parameter names the thing that a method is about. */
  private static final Map<String, String> NAMES =
      Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

  /** A message that is not forwarded; the code is that of JSON-RPC. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Unreadable(int code, String problem) {
      super(problem);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  static BridgeMessage parse(byte[] bytes) throws Unreadable {
    try {
      if (JsonReader.read(bytes) instanceof Json.Obj object) {
        return new BridgeMessage(bytes, object);
      }
      throw new Unreadable(ErrorAnswer.INVALID_REQUEST, "a message must be one JSON object");
    } catch (JsonSyntaxException e) {
      throw new Unreadable(ErrorAnswer.PARSE_ERROR, "parse error: " + e.located());
    }
  }

  /** The id that an answer must bear; empty for notifications and answers. */
  Optional<Json> requestId() {
    return method().flatMap(method -> json.member("id"));
  }

  Optional<String> method() {
    return text(json, "method");
  }

  boolean isInitialize() {
    return method().equals(Optional.of("initialize"));
  }

  /** The id of the request that this message calls off. */
  Optional<Json> cancelled() {
    return method()
        .filter("notifications/cancelled"::equals)
        .flatMap(method -> object(json, "params"))
        .flatMap(params -> params.member("requestId"));
  }

  /** The revision that the message itself names: it belongs to no session. */
  Optional<String> ownVersion() {
    return object(json, "params")
        .flatMap(params -> object(params, "_meta"))
        .flatMap(meta -> text(meta, VERSION));
  }

  /** The headers that repeat what such a message says, so that proxies need not read it. */
  Map<String, String> routingHeaders() {
    Map<String, String> headers = new LinkedHashMap<>();
    method()
        .ifPresent(
            method -> {
              headers.put("Mcp-Method", method);
              Optional.ofNullable(NAMES.get(method))
                  .flatMap(name -> object(json, "params").flatMap(params -> text(params, name)))
                  .ifPresent(name -> headers.put("Mcp-Name", headerText(name)));
            });
    return headers;
  }

  private static String headerText(String value) {
    boolean plain =
        value.chars().allMatch(c -> c >= ' ' && c <= '~')
            && value.strip().equals(value)
            && !value.startsWith("=?");
    return plain
        ? value
        : "=?base64?"
            + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  private static Optional<Json.Obj> object(Json.Obj parent, String name) {
    return parent.member(name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  private static Optional<String> text(Json.Obj parent, String name) {
    return parent
        .member(name)
        .filter(Json.Text.class::isInstance)
        .map(text -> ((Json.Text) text).value());
  }
}

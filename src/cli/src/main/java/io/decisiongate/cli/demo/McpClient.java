package io.decisiongate.cli.demo;

import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A client of the standard MCP endpoint (Streamable HTTP, revision 2025-11-25): initialize, then
 * tools/call.
 */
final class McpClient implements AutoCloseable {
  static final String REVISION = "2025-11-25";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI endpoint;
  private final String key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private long lastId;

  private McpClient(URI endpoint, String key) {
    this.endpoint = endpoint;
    this.key = key;
  }

  /**
   * Opens the conversation.
   *
   * @param server address without a path
   * @param key sent as bearer token
   */
  static McpClient connect(URI server, String key) throws InterruptedException {
    McpClient client = new McpClient(server.resolve("/mcp"), key);
    client.request(
        "initialize",
        Json.object()
            .put("protocolVersion", REVISION)
            .put("capabilities", Json.object().build())
            .put("clientInfo", Json.object().put("name", "dg").put("version", "1").build())
            .build());
    client.post(
        Json.object().put("jsonrpc", "2.0").put("method", "notifications/initialized").build());
    return client;
  }

  /**
   * Calls a tool and gives its structured content.
   *
   * @throws ToolFailure when the tool says that it failed
   */
  Json call(String tool, Json arguments) throws InterruptedException {
    Json result =
        request("tools/call", Json.object().put("name", tool).put("arguments", arguments).build());
    ObjectReader members = ObjectReader.of(result, "tool result");
    Json content = members.value("structuredContent");
    if (members.optional("isError").equals(Optional.of(Json.TRUE))) {
      throw ToolFailure.of(tool, content);
    }
    return content;
  }

  @Override
  public void close() {
    http.close();
  }

  private Json request(String method, Json params) throws InterruptedException {
    String body =
        post(
            Json.object()
                .put("jsonrpc", "2.0")
                .put("id", ++lastId)
                .put("method", method)
                .put("params", params)
                .build());
    try {
      ObjectReader answer = ObjectReader.of(JsonReader.read(body), "JSON-RPC answer");
      if (answer.optional("error").isPresent()) {
        throw ToolFailure.of(method, JsonReader.read(body));
      }
      return answer.value("result");
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(e, DemoMessage.ANSWER_MALFORMED, method);
    }
  }

  private String post(Json message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", REVISION)
            .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(message)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new MessageFailure(
            DemoMessage.ANSWER_REFUSED,
            endpoint.toString(),
            Integer.toString(response.statusCode()),
            response.body().strip());
      }
      boolean events =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      return events ? dataOf(response.body()) : response.body();
    } catch (IOException e) {
      throw new MessageFailure(
          e, DemoMessage.SERVER_SILENT, endpoint.toString(), String.valueOf(e.getMessage()));
    }
  }

  /** The message of a stream that ends with its one answer. */
  private static String dataOf(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> line.substring("data:".length()))
        .collect(Collectors.joining("\n"));
  }
}

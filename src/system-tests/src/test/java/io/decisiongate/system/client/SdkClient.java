package io.decisiongate.system.client;

import io.decisiongate.core.contract.ToolContract;
import io.decisiongate.core.contract.ToolContracts;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.schema.JsonSchema;
import io.decisiongate.system.http.Answer;
import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that sends and reads exactly what the published SDKs do: a bare JSON-RPC POST without
 * handshake, session or notification. Not safe for several threads.
 */
public final class SdkClient implements AutoCloseable {
  private static final Duration TIME_OUT = Duration.ofSeconds(10);
  private static final String JSON = "application/json";

  private final SdkFlavour flavour;
  private final URI endpoint;
  private final Optional<String> token;
  private final HttpClient pooled = HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
  private long lastId;

  /**
   * A client.
   *
   * @param token sent as bearer token
   */
  public SdkClient(SdkFlavour flavour, URI endpoint, Optional<String> token) {
    this.flavour = flavour;
    this.endpoint = endpoint;
    this.token = token;
  }

  /** Calls a tool; ids count from 1. */
  public SdkAnswer call(String tool, Json arguments) throws InterruptedException {
    lastId++;
    byte[] body =
        JsonWriter.bytes(
            Json.object()
                .put("jsonrpc", "2.0")
                .put("id", lastId)
                .put("method", "tools/call")
                .put("params", Json.object().put("name", tool).put("arguments", arguments).build())
                .build());
    try {
      Answer answer =
          switch (flavour) {
            case PYTHON -> alone(body);
            case TYPESCRIPT -> pooled(body);
          };
      return SdkAnswer.read(flavour, answer.status(), answer.text());
    } catch (IOException e) {
      return new SdkAnswer.TransportError(Optional.empty(), "");
    }
  }

  /** What the published schema says against these arguments; the SDKs ask only when told to. */
  public static List<String> requestViolations(String tool, Json arguments) {
    ToolContract contract = ToolContracts.find(tool).orElseThrow();
    return JsonSchema.compile(contract.standardInputSchema()).violations(arguments);
  }

  @Override
  public void close() {
    pooled.close();
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", JSON);
    headers.put("User-Agent", flavour.userAgent());
    token.ifPresent(text -> headers.put("Authorization", "Bearer " + text));
    return headers;
  }

  /** With {@code Connection: close} and without Accept. */
  private Answer alone(byte[] body) throws IOException {
    return new HttpWire(endpoint.getPort())
        .send("POST", endpoint.getPath(), headers(), Optional.of(body));
  }

  private Answer pooled(byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIME_OUT)
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept", "*/*")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers().forEach(request::header);
    HttpResponse<String> response =
        pooled.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), Map.of(), response.body());
  }
}

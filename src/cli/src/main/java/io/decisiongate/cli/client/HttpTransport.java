package io.decisiongate.cli.client;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * POST to an address exactly as given; the answer is JSON, or the first event of a stream. No
 * redirects and no proxies; the time-out holds for a whole exchange.
 */
final class HttpTransport implements Transport {
  private final URI endpoint;
  private final Credentials credentials;
  private final boolean events;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param events whether answers are asked for as events
   */
  HttpTransport(URI endpoint, Credentials credentials, boolean events, Duration timeout) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.events = events;
    this.timeout = timeout;
    http = HttpClients.of(credentials.tls(), timeout);
  }

  @Override
  public Json exchange(Json request) throws InterruptedException {
    HttpResponse<byte[]> response = HttpClients.send(http, request(request), timeout);
    String body = new String(response.body(), StandardCharsets.UTF_8);
    if (response.statusCode() / 100 != 2) {
      throw ClientFailure.status(new HttpStatus(response.statusCode(), body));
    }
    String message =
        events
            ? EventStream.firstData(body)
                .orElseThrow(() -> ClientFailure.transport(missingData(response)))
            : body;
    try {
      return JsonReader.read(message);
    } catch (JsonSyntaxException e) {
      throw ClientFailure.protocol("invalid json-rpc response: " + e.getMessage());
    }
  }

  private static String missingData(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("content-type").orElse("");
    return "sse response missing data"
        + (type.startsWith("application/json")
            ? "; the server answers as application/json, for which --transport http is right"
            : "");
  }

  private HttpRequest request(Json request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(endpoint)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JsonWriter.bytes(request)));
    if (events) {
      builder.header("accept", "text/event-stream");
    }
    credentials.apply(builder);
    return builder.build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

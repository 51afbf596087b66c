package io.decisiongate.cli.bridge;

import io.decisiongate.cli.client.ContentLengthFrames;
import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.HttpClients;
import io.decisiongate.cli.client.HttpStatus;
import io.decisiongate.cli.client.LimitedBody;
import io.decisiongate.cli.client.Problems;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries messages of the {@code /rpc} dialect, framed by {@code Content-Length}, to a server and
 * back, one after the other (mcp-transport.md section 3.3): what existing clients of the stdio
 * transport start in place of a server.
 */
public final class RpcBridge {
  private final URI endpoint;
  private final Credentials credentials;
  private final Duration timeout;

  /**
   * @param endpoint of the server, for example {@code http://127.0.0.1:8080/rpc}
   * @param timeout longest wait for an answer
   */
  public RpcBridge(URI endpoint, Credentials credentials, Duration timeout) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.timeout = timeout;
  }

  /**
   * Returns when the client has closed its side.
   *
   * @throws IOException when the client's side breaks or sends no frames
   */
  public void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
    ContentLengthFrames frames = ContentLengthFrames.server(Lines.MAX_BYTES);
    InputStream buffered = new BufferedInputStream(in);
    try (HttpClient http = HttpClients.of(credentials.tls(), timeout)) {
      Optional<byte[]> request = frames.read(buffered);
      while (request.isPresent()) {
        frames.write(out, answer(http, request.get()));
        request = frames.read(buffered);
      }
    }
  }

  /** The body, whatever the status says: on this transport there is no status. */
  private byte[] answer(HttpClient http, byte[] message) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message));
    credentials.apply(request);
    try {
      HttpResponse<byte[]> response = http.send(request.build(), LimitedBody.upTo(Lines.MAX_BYTES));
      String body = data(new String(response.body(), StandardCharsets.UTF_8));
      return isJson(body)
          ? body.getBytes(StandardCharsets.UTF_8)
          : away(message, new HttpStatus(response.statusCode(), body).told());
    } catch (IOException e) {
      return away(message, "no answer from %s: %s".formatted(endpoint, Problems.reason(e)));
    }
  }

  /** A server of the transport sse frames its one answer as an event. */
  private static String data(String body) {
    return body.startsWith("data:") ? body.substring("data:".length()).strip() : body;
  }

  private static boolean isJson(String body) {
    return body.startsWith("{");
  }

  private static byte[] away(byte[] message, String problem) {
    return ErrorAnswer.of(id(message), ErrorAnswer.SERVER_AWAY, problem)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Json id(byte[] message) {
    try {
      return JsonReader.read(message) instanceof Json.Obj request
          ? request.member("id").orElse(Json.NULL)
          : Json.NULL;
    } catch (JsonSyntaxException e) {
      return Json.NULL;
    }
  }
}

package io.decisiongate.cli.bridge;

import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.HttpClients;
import io.decisiongate.cli.client.HttpStatus;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A server of Streamable HTTP (mcp-standard.md section 1). Keeps what the server says about the
 * session, and repeats it in the headers of what follows. Safe for many threads.
 */
final class McpServer implements AutoCloseable {
  private static final String SESSION = "Mcp-Session-Id";
  private static final String VERSION = "MCP-Protocol-Version";

  private final URI endpoint;
  private final Credentials credentials;
  private final Duration timeout;
  private final HttpClient http;
  private volatile Optional<String> session = Optional.empty();
  private volatile Optional<String> version = Optional.empty();

  McpServer(URI endpoint, Credentials credentials, Duration timeout) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.timeout = timeout;
    http = HttpClients.of(credentials.tls(), timeout);
  }

  /** An answer whose status is no success. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;

    Refusal(HttpStatus status) {
      super(status.told());
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  /** The revision that both sides agreed on; it goes out with everything that follows. */
  void agreed(String revision) {
    version = Optional.of(revision);
  }

  /**
   * Sends a message and passes on what the server says to it, as soon as it says it.
   *
   * @param answers gets each message as JSON text
   * @throws Refusal when the status is no success
   * @throws IOException when the server cannot be reached or breaks off
   */
  void post(BridgeMessage message, Consumer<String> answers)
      throws IOException, InterruptedException, Refusal {
    HttpResponse<InputStream> response =
        http.send(request(message), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = new BufferedInputStream(response.body())) {
      if (response.statusCode() / 100 != 2) {
        throw new Refusal(new HttpStatus(response.statusCode(), text(body)));
      }
      response.headers().firstValue(SESSION).ifPresent(id -> session = Optional.of(id));
      boolean events =
          response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
      if (events) {
        events(body, answers);
      } else {
        String answer = text(body);
        if (!answer.isBlank()) {
          answers.accept(answer);
        }
      }
    }
  }

  private HttpRequest request(BridgeMessage message) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(message.bytes()));
    credentials.apply(request);
    Optional<String> own = message.ownVersion();
    if (own.isPresent()) {
      request.header(VERSION, own.get());
      message.routingHeaders().forEach(request::header);
    } else {
      version.filter(known -> !message.isInitialize()).ifPresent(it -> request.header(VERSION, it));
      session.ifPresent(id -> request.header(SESSION, id));
    }
    return request.build();
  }

  private static void events(InputStream body, Consumer<String> answers) throws IOException {
    Lines lines = new Lines(body);
    StringBuilder data = new StringBuilder();
    Optional<byte[]> line = lines.next();
    while (line.isPresent()) {
      String text = new String(line.get(), StandardCharsets.UTF_8);
      if (text.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(text.substring("data:".length()).strip());
      } else if (text.isEmpty() && !data.isEmpty()) {
        answers.accept(data.toString());
        data.setLength(0);
      }
      line = lines.next();
    }
    if (!data.isEmpty()) {
      answers.accept(data.toString());
    }
  }

  private static String text(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(Lines.MAX_BYTES + 1);
    if (bytes.length > Lines.MAX_BYTES) {
      throw new IOException("the answer is longer than " + Lines.MAX_BYTES + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Says good-bye when there is a session; a server that does not want to know is left alone. */
  @Override
  public void close() {
    session.ifPresent(this::delete);
    http.shutdownNow();
  }

  private void delete(String id) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(2))
            .header(SESSION, id)
            .DELETE();
    credentials.apply(request);
    version.ifPresent(it -> request.header(VERSION, it));
    try {
      http.send(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      // The session ends by itself some time after its last message.
      session = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

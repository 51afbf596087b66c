package io.decisiongate.cli.admin;

import io.decisiongate.cli.client.Credentials;
import io.decisiongate.cli.client.HttpClients;
import io.decisiongate.cli.client.HttpStatus;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.cli.console.Printable;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.json.JsonWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The REST API of a server; a problem that it answers becomes the command's failure. */
final class RestApi implements AutoCloseable {
  private static final String ROOT = "/api/v1/";

  /** For what takes as long as there is data. */
  private static final Duration SLOW = Duration.ofHours(1);

  private final URI server;
  private final Credentials credentials;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param server without a path
   */
  RestApi(URI server, Credentials credentials, Duration timeout) {
    this.server = server;
    this.credentials = credentials;
    this.timeout = timeout;
    http = HttpClients.of(credentials.tls(), timeout);
  }

  /** One resource. */
  Json get(String path) throws InterruptedException {
    return json(send("GET", path, Optional.empty(), Optional.empty()));
  }

  /** All items of a list, page after page. */
  List<Json> list(String path) throws InterruptedException {
    List<Json> items = new ArrayList<>();
    String next = "";
    do {
      String query = next.isEmpty() ? "" : "&cursor=" + next;
      Json page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + query);
      items.addAll(items(page));
      next =
          ((Json.Obj) page).member("next").orElse(Json.NULL) instanceof Json.Text text
              ? encoded(text.value())
              : "";
    } while (!next.isEmpty());
    return items;
  }

  private static List<Json> items(Json page) {
    if (page instanceof Json.Obj object
        && object.member("items").orElse(Json.NULL) instanceof Json.Array items) {
      return items.items();
    }
    throw new MessageFailure(Message.ADMIN_FAILED, "the answer is no page of a list");
  }

  /** Makes something. */
  Json post(String path, Json body) throws InterruptedException {
    return json(send("POST", path, Optional.of(body), Optional.empty()));
  }

  /** The same, and the server may have a lot to read first. */
  Json postSlowly(String path, Json body) throws InterruptedException {
    HttpRequest request = request("POST", path, Optional.of(body), Optional.empty());
    return json(checked(HttpClients.send(http, request, HttpClients.limited(), longer())));
  }

  /** Writes what is no JSON into a file. */
  void download(String path, Path file) throws InterruptedException {
    HttpRequest request = request("GET", path, Optional.empty(), Optional.empty());
    checked(
        HttpClients.send(
            http,
            request,
            answer ->
                answer.statusCode() == 200
                    ? BodySubscribers.mapping(BodySubscribers.ofFile(file), done -> new byte[0])
                    : HttpClients.limited().apply(answer),
            longer()));
  }

  private Duration longer() {
    return timeout.compareTo(SLOW) > 0 ? timeout : SLOW;
  }

  /** Asks for the deletion of the newest version of a resource. */
  Json deleteVersion(String path) throws InterruptedException {
    return change("DELETE", path, path, Optional.empty());
  }

  /** Changes the newest version of a resource, unless somebody else changes it at this moment. */
  Json change(String method, String resource, String path, Json body) throws InterruptedException {
    return change(method, resource, path, Optional.of(body));
  }

  private Json change(String method, String resource, String path, Optional<Json> body)
      throws InterruptedException {
    String version =
        send("GET", resource, Optional.empty(), Optional.empty())
            .headers()
            .firstValue("etag")
            .orElseThrow(() -> new MessageFailure(Message.ADMIN_FAILED, "no ETag: " + resource));
    return json(send(method, path, body, Optional.of(version)));
  }

  /** Removes something. */
  void delete(String path) throws InterruptedException {
    send("DELETE", path, Optional.empty(), Optional.empty());
  }

  /** A word as part of a path or of a query. */
  static String encoded(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<byte[]> send(
      String method, String path, Optional<Json> body, Optional<String> version)
      throws InterruptedException {
    return checked(
        HttpClients.send(
            http, request(method, path, body, version), HttpClients.limited(), timeout));
  }

  private HttpRequest request(
      String method, String path, Optional<Json> body, Optional<String> version) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(ROOT + path))
            .method(
                method,
                body.map(JsonWriter::bytes)
                    .map(HttpRequest.BodyPublishers::ofByteArray)
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(unused -> request.header("content-type", "application/json"));
    version.ifPresent(etag -> request.header("if-match", etag));
    if (method.equals("POST")) {
      request.header("idempotency-key", UUID.randomUUID().toString());
    }
    credentials.apply(request);
    return request.build();
  }

  private static HttpResponse<byte[]> checked(HttpResponse<byte[]> response) {
    if (response.statusCode() / 100 != 2) {
      throw new MessageFailure(Message.ADMIN_FAILED, problem(response));
    }
    return response;
  }

  /** The problem's own words (RFC 9457) when it has some. */
  private static String problem(HttpResponse<byte[]> response) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    try {
      if (JsonReader.read(body) instanceof Json.Obj problem
          && problem.member("detail").orElse(Json.NULL) instanceof Json.Text detail
          && problem.member("error").orElse(Json.NULL) instanceof Json.Text error) {
        return Printable.of(
            "%d %s: %s".formatted(response.statusCode(), error.value(), detail.value()));
      }
    } catch (JsonSyntaxException e) {
      // Told below as it is: something else than the server's REST API has answered.
    }
    return Printable.of(new HttpStatus(response.statusCode(), body).told());
  }

  private static Json json(HttpResponse<byte[]> response) {
    try {
      return JsonReader.read(response.body());
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(Message.ADMIN_FAILED, "the answer is no JSON: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

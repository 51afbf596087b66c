package io.decisiongate.identity.control;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An issuer on this machine that is asked about its tokens (RFC 7662). */
final class IntrospectingIssuer implements AutoCloseable {
  static final String AUDIENCE = "https://gate.test/mcp";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String client;
  private final Map<String, Map<String, Object>> active = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile String instead = "";
  private volatile int status = 200;

  private IntrospectingIssuer(HttpServer http, String client) {
    this.http = http;
    this.client = client;
  }

  /**
   * Starts one.
   *
   * @param client id and secret of the only client that may ask, as {@code id:secret}, each in the
   *     form encoding
   */
  static IntrospectingIssuer start(String client) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    IntrospectingIssuer issuer = new IntrospectingIssuer(http, client);
    http.setExecutor(issuer.threads);
    http.createContext("/.well-known/openid-configuration", issuer::describe);
    http.createContext("/introspect", issuer::introspect);
    http.start();
    return issuer;
  }

  /** The settings of an issuer, with more of its own and of the introspection. */
  static String entry(
      String name, IntrospectingIssuer issuer, String more, String moreOfIntrospection) {
    return """
        [[identity.issuers]]
        name = "%s"
        issuer = "%s"
        audiences = ["%s"]
        allow_http = true
        %s
        [identity.issuers.introspection]
        client_id = "gate"
        client_secret = "secret"
        %s
        """
        .formatted(name, issuer.url(), AUDIENCE, more, moreOfIntrospection);
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** What is said about a good token; changes are made to the map. */
  Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("active", true);
    claims.put("iss", url());
    claims.put("sub", "alice");
    claims.put("aud", AUDIENCE);
    claims.put("exp", Instant.now().getEpochSecond() + 300);
    return claims;
  }

  void issue(String token, Map<String, Object> claims) {
    active.put(token, claims);
  }

  void revoke(String token) {
    active.remove(token);
  }

  /** The tokens that it was asked about, as often as it was asked. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Whatever it is asked, it answers this. */
  void answerWith(int code, String text) {
    status = code;
    instead = text;
  }

  /** From now on it answers nothing until the latch opens. */
  void waitFor(CountDownLatch latch) {
    gate = latch;
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        "{\"issuer\":\"%1$s\",\"introspection_endpoint\":\"%1$s/introspect\"}".formatted(url()));
  }

  private void introspect(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    Map<String, String> fields =
        Arrays.stream(form.split("&"))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    String token = fields.getOrDefault("token", "");
    asked.add(token);
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!instead.isEmpty() || status != 200) {
      answer(exchange, status, instead);
    } else if (!isClient(exchange) || !exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else {
      answer(
          exchange,
          200,
          JSONObjectUtils.toJSONString(active.getOrDefault(token, Map.of("active", false))));
    }
  }

  private boolean isClient(HttpExchange exchange) {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.US_ASCII));
    return expected.equals(exchange.getRequestHeaders().getFirst("authorization"));
  }

  private static void answer(HttpExchange exchange, int code, String document) throws IOException {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}

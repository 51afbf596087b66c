package io.decisiongate.system.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An issuer whose tokens say nothing; it says who bears them to the client that asks (RFC 7662).
 */
public final class OpaqueIssuer implements AutoCloseable {
  public static final String CLIENT = "gate";
  public static final String SECRET = "gate-secret";

  private static final String AUTHORIZATION =
      "Basic "
          + Base64.getEncoder()
              .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Json> active = new ConcurrentHashMap<>();

  private OpaqueIssuer(HttpServer http) {
    this.http = http;
  }

  public static OpaqueIssuer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OpaqueIssuer issuer = new OpaqueIssuer(http);
    http.setExecutor(issuer.threads);
    http.createContext("/introspect", issuer::introspect);
    http.start();
    return issuer;
  }

  public String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** From now on the token is good; what is said about it is beside {@code active}. */
  public void issue(String token, Json.ObjectBuilder claims) {
    active.put(token, claims.put("active", true).build());
  }

  void revoke(String token) {
    active.remove(token);
  }

  private void introspect(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    String token = form.replaceFirst("(?:.*&)?token=([^&]*).*", "$1");
    boolean known = AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("authorization"));
    Json answer = active.getOrDefault(token, Json.object().put("active", false).build());
    byte[] body = known ? JsonWriter.bytes(answer) : new byte[0];
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}

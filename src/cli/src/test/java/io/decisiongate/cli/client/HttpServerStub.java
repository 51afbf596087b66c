package io.decisiongate.cli.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server with answers that the product's own never gives: broken, oversized, none at
 * all.
 */
public final class HttpServerStub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A request as it came, headers by lower-case name. */
  public record Request(String method, String path, Map<String, String> headers, String body) {}

  /** What is said to a request. */
  public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public static Answer json(String body) {
      return new Answer(200, "application/json", body, Map.of());
    }

    public static Answer of(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }

    public static Answer events(String body) {
      return new Answer(200, "text/event-stream", body, Map.of());
    }

    public Answer with(String header, String value) {
      return new Answer(status, contentType, body, Map.of(header, value));
    }
  }

  /** Decides about answers. */
  public interface Handler {
    Answer answer(Request request) throws InterruptedException;
  }

  private HttpServerStub(HttpServer server) {
    this.server = server;
  }

  public static HttpServerStub start(Handler handler) throws IOException {
    HttpServerStub stub =
        new HttpServerStub(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    stub.server.setExecutor(stub.threads);
    stub.server.createContext("/", exchange -> stub.handle(exchange, handler));
    stub.server.start();
    return stub;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public List<Request> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      Answer answer = handler.answer(request);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

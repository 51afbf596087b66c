package io.decisiongate.system.dispatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody who receives packets, at one address for all time, and behaves as a test wants. */
final class Receiver implements AutoCloseable {
  private static final long SLOW_MS = 300;

  private final int port;
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private boolean up;
  private volatile Behaviour usual = Behaviour.ACCEPT;

  /** What it does with a request. */
  enum Behaviour {
    ACCEPT,
    /** Accepts after a while that is within the sender's patience. */
    ACCEPT_SLOWLY,
    FAIL,
    /** Never answers. */
    HANG
  }

  /**
   * A request as it came.
   *
   * @param headers by name in lower case
   */
  record Received(String method, String uri, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      if (values.size() != 1) {
        throw new AssertionError(name + ": " + values);
      }
      return values.getFirst();
    }

    Json.Obj json() {
      return (Json.Obj) JsonReader.read(body);
    }

    String runId() {
      Json.Obj packet = (Json.Obj) json().member("packet").orElseThrow();
      Json.Obj envelope = (Json.Obj) packet.member("envelope").orElseThrow();
      return ((Json.Text) envelope.member("run_id").orElseThrow()).value();
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
    this.port = server.getAddress().getPort();
  }

  static Receiver start() throws IOException {
    HttpServer server = listen(0);
    Receiver receiver = new Receiver(server);
    receiver.serve();
    return receiver;
  }

  private static HttpServer listen(int port) throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  }

  private void serve() {
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.createContext("/packets", this::receive);
    server.start();
    up = true;
  }

  String url() {
    return "http://127.0.0.1:" + port + "/packets?from=gate";
  }

  /** From now on nobody answers at the address. */
  void goDown() {
    server.stop(0);
    up = false;
  }

  /** Answers again at the same address. */
  void comeUp() throws IOException {
    server = listen(port);
    serve();
  }

  /** Accepts everything, whatever a test has wanted before. */
  void asUsual() throws IOException {
    next.clear();
    usual = Behaviour.ACCEPT;
    if (!up) {
      comeUp();
    }
  }

  /** Does this with the next request, for each of these. */
  void willNext(Behaviour... behaviours) {
    next.addAll(List.of(behaviours));
  }

  /** Does this with every request for which nothing else was said. */
  void usually(Behaviour behaviour) {
    usual = behaviour;
  }

  /** The requests about packets of a run, in the order in which they came. */
  List<Received> of(String run) {
    return received.stream().filter(request -> request.runId().equals(run)).toList();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.putAll(exchange.getRequestHeaders());
      received.add(
          new Received(
              exchange.getRequestMethod(),
              "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
              headers,
              exchange.getRequestBody().readAllBytes()));
      Behaviour behaviour = next.poll();
      switch (behaviour == null ? usual : behaviour) {
        case ACCEPT -> exchange.sendResponseHeaders(204, -1);
        case ACCEPT_SLOWLY -> {
          boolean over = end.await(SLOW_MS, TimeUnit.MILLISECONDS);
          exchange.sendResponseHeaders(over ? 503 : 202, -1);
        }
        case FAIL -> exchange.sendResponseHeaders(500, -1);
        case HANG -> end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

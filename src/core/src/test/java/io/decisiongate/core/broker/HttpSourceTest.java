package io.decisiongate.core.broker;

import static io.decisiongate.core.broker.Packets.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.net.HostPattern;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching over HTTP, from a real server on this machine. */
class HttpSourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void givesTheBodyAndTheTypeThatTheServerStates() {
    FetchedContent fetched = reaching().fetch(reference(url("/200")));

    assertThat(fetched.bytes()).asString().isEqualTo("{\"a\":1}");
    assertThat(fetched.contentType()).contains("application/json; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "302, http failure: http status 302 Found",
    "404, http failure: http status 404 Not Found",
    "500, http failure: http status 500 Internal Server Error",
    "599, http failure: http status 599 <unknown status code>"
  })
  void everythingButSuccessIsAFailureAndNoRedirectIsFollowed(int status, String message) {
    assertThatThrownBy(() -> reaching().fetch(reference(url("/" + status))))
        .isInstanceOf(SourceFailure.class)
        .hasMessage(message);
    assertThat(requests).hasValue(1);
  }

  @Test
  void theLimitIsTwoMebibytes() {
    assertThat(reaching().fetch(reference(url("/size?2097152"))).bytes()).hasSize(2_097_152);
    assertThatThrownBy(() -> reaching().fetch(reference(url("/size?9000000"))))
        .isInstanceOf(SourceFailure.class)
        .message()
        .matches("payload exceeds size limit: 2\\d{6} bytes \\(max 2097152\\)");
  }

  @Test
  void aServerThatHangsIsGivenUp() {
    HttpSource source =
        new HttpSource(policy(List.of(), Optional.empty(), true), Duration.ofMillis(300));

    assertThatThrownBy(() -> source.fetch(reference(url("/hang"))))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("http failure: ");
  }

  @Test
  void nobodyThereIsAFailure() {
    String url = url("/200");
    server.stop(0);

    assertThatThrownBy(() -> reaching().fetch(reference(url)))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("http failure: ");
  }

  @ParameterizedTest
  @CsvSource({
    "http://denied.example/, host denied: denied.example",
    "http://DENIED.example./, host denied: denied.example.",
    "http://sub.below.example/, host denied: sub.below.example",
    "http://below.example/, host not in allowlist: below.example",
    "http://other.example/, host not in allowlist: other.example",
    "http://none.example/, host has no resolved IPs: none.example",
    "http://private.example/, host resolves to private or link-local address: private.example",
    "http://mixed.example/, host resolves to private or link-local address: mixed.example",
    "http://2130706433/, host not in allowlist: 127.0.0.1"
  })
  void thePolicyIsAskedInItsOrder(String url, String reason) {
    HttpSource source =
        new HttpSource(
            policy(
                List.of("denied.example", "*.below.example"),
                Optional.of(
                    List.of(
                        "denied.example",
                        "none.example",
                        "private.example",
                        "mixed.example",
                        "unknown.example")),
                false));

    assertThatThrownBy(() -> source.fetch(reference(url)))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("source policy denied request: " + reason);
    assertThatThrownBy(() -> source.fetch(reference("http://unknown.example/")))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("source policy denied request: dns lookup failed: ");
  }

  @Test
  void anAllowlistOfBlanksAllowsNothing() {
    HttpSource source = new HttpSource(policy(List.of(), Optional.of(List.of(" ")), true));

    assertThatThrownBy(() -> source.fetch(reference(url("/200"))))
        .hasMessage("source policy denied request: host not in allowlist: 127.0.0.1");
  }

  @Test
  void thisMachineIsReachedOnlyWhenPrivateAddressesAreAllowed() {
    HttpSource source = new HttpSource(policy(List.of(), Optional.empty(), false));

    assertThatThrownBy(() -> source.fetch(reference(url("/200"))))
        .hasMessage(
            "source policy denied request: host resolves to private or link-local address: 127.0.0.1");
    assertThat(requests).hasValue(0);
  }

  @Test
  void onlyTheCheckedAddressIsConnectedTo() {
    HttpSource source = new HttpSource(policy(List.of(), Optional.empty(), true), PATIENCE);

    // The name exists for the policy's resolver alone.
    FetchedContent fetched =
        source.fetch(reference("http://private.example:" + server.getAddress().getPort() + "/200"));

    assertThat(fetched.bytes()).asString().isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://", "http:///", "http://a b/", "https://user:secret@host/"})
  void addressesThatCannotBeReadAreRefusedWithoutTheirSecrets(String uri) {
    assertThatThrownBy(() -> reaching().fetch(reference(uri)))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("invalid uri: ")
        .message()
        .doesNotContain("secret");
  }

  private HttpSource reaching() {
    return new HttpSource(policy(List.of(), Optional.empty(), true), PATIENCE);
  }

  private static OutboundPolicy policy(
      List<String> denied, Optional<List<String>> allowed, boolean privateNetworks) {
    return new OutboundPolicy(
        denied.stream().map(HostPattern::parse).toList(),
        allowed.map(hosts -> hosts.stream().map(HostPattern::parse).toList()),
        privateNetworks,
        HttpSourceTest::resolve);
  }

  /** The names of these tests; no look-up leaves the machine. */
  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    return switch (host) {
      case "none.example" -> List.of();
      case "private.example" -> List.of(address("127.0.0.1"));
      case "mixed.example" -> List.of(address("8.8.8.8"), address("10.0.0.1"));
      default -> throw new UnknownHostException(host);
    };
  }

  private static InetAddress address(String digits) throws UnknownHostException {
    return HostResolver.SYSTEM.resolve(digits).getFirst();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      switch (path) {
        case "/hang" -> end.await();
        case "/size" ->
            send(exchange, 200, new byte[Integer.parseInt(exchange.getRequestURI().getQuery())]);
        default ->
            send(
                exchange,
                Integer.parseInt(path.substring(1)),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().set("Location", "/200");
    // In chunks, so that nobody knows the length beforehand.
    exchange.sendResponseHeaders(status, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}

package io.decisiongate.core.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.net.AddressRange;
import io.decisiongate.core.net.HostPattern;
import io.decisiongate.core.net.HostResolver;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.provider.Asking;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpProviderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final long MAX_BYTES = 1000;
  private static final RawServer.Script OK =
      RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 2", "ok");

  private static HttpProvider provider(Duration patience, HostResolver resolver) {
    return new HttpProvider(
        true,
        patience,
        MAX_BYTES,
        new OutboundPolicy(List.of(), Optional.empty(), true, resolver),
        "decision-gate/0.1");
  }

  private static EvidenceResult ask(HttpProvider provider, String check, String url) {
    Json params = Json.object().put("url", url).build();
    return provider.query(
        new EvidenceQuery("http", check, Optional.of(params)), Asking.context(Asking.LOGICAL_5));
  }

  private static EvidenceResult ask(String check, String url) {
    return ask(provider(PATIENCE, HostResolver.SYSTEM), check, url);
  }

  private static Json value(EvidenceResult result) {
    return ((EvidenceValue.OfJson) result.value().orElseThrow()).json();
  }

  private static void assertFails(String text, HttpProvider provider, String check, String url) {
    assertThatThrownBy(() -> ask(provider, check, url))
        .isInstanceOf(ProviderFailure.class)
        .hasMessage(text);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK,                   200",
    "HTTP/1.1 204 No Content,           204",
    "HTTP/1.1 404 Not Found,            404",
    "HTTP/1.1 503 Service Unavailable,  503",
    "'HTTP/1.1 302 Found\nLocation: /', 302",
  })
  void everyStatusIsAnAnswer(String head, long status) throws IOException {
    try (RawServer server = RawServer.start(RawServer.answer(head + "\nContent-Length: 0", ""))) {
      EvidenceResult answer = ask("status", server.url("/a/../b?x=1 2#part"));

      String href = server.url("/b?x=1%202");
      assertThat(value(answer)).isEqualTo(Json.of(status));
      assertThat(answer.evidenceRef()).contains(href);
      assertThat(answer.evidenceAnchor()).contains(new EvidenceAnchor("url", href));
      assertThat(answer.contentType()).contains("application/json");
      assertThat(server.heads())
          .singleElement()
          .asString()
          .startsWith("GET /b?x=1%202 HTTP/1.1\r\n")
          .contains("Host: 127.0.0.1:" + server.port() + "\r\n")
          .contains("User-Agent: decision-gate/0.1\r\n")
          .doesNotContainIgnoringCase("accept-encoding", "upgrade", "cookie", "authorization");
    }
  }

  @Test
  void theHashIsThatOfTheBodyWhateverTheStatus() throws IOException {
    for (String status : List.of("200 OK", "302 Found", "500 Internal Server Error")) {
      try (RawServer server =
          RawServer.start(
              RawServer.answer(
                  "HTTP/1.1 " + status + "\nLocation: http://127.0.0.1:1/\nContent-Length: 4",
                  "body"))) {
        assertThat(value(ask("body_hash", server.url("/"))))
            .isEqualTo(Sha256.of("body".getBytes(StandardCharsets.UTF_8)).toJson());
        assertThat(server.heads()).hasSize(1);
      }
    }
  }

  @Test
  void aChunkedBodyIsHashedWithoutItsFrames() throws IOException {
    try (RawServer server =
        RawServer.start(
            RawServer.answer(
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
                "2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n"))) {
      assertThat(value(ask("body_hash", server.url("/"))))
          .isEqualTo(Sha256.of("body".getBytes(StandardCharsets.UTF_8)).toJson());
    }
  }

  @Test
  void aCompressedBodyIsHashedAsItWasSent() throws IOException {
    try (RawServer server =
        RawServer.start(
            RawServer.answer(
                "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 4", "body"))) {
      assertThat(value(ask("body_hash", server.url("/"))))
          .isEqualTo(Sha256.of("body".getBytes(StandardCharsets.UTF_8)).toJson());
    }
  }

  @Test
  void anEndlessBodyDoesNotMatterToTheStatus() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server =
        RawServer.start(
            out -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
              out.flush();
              end.await();
            })) {
      assertThat(value(ask("status", server.url("/")))).isEqualTo(Json.of(200));
    } finally {
      end.countDown();
    }
  }

  static Stream<Arguments> hostileAnswers() {
    return Stream.of(
        Arguments.of("http response exceeds size limit", RawServer.endlessBody()),
        Arguments.of(
            "http response exceeds size limit",
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 1001", "")),
        Arguments.of(
            "http response truncated",
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 10", "short")),
        Arguments.of(
            "http response truncated",
            RawServer.answer("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "a\r\nshort")),
        Arguments.of("http request failed", RawServer.endlessHead()),
        Arguments.of("http request failed", RawServer.endlessHeadLine()),
        Arguments.of("http request failed", RawServer.answer("SSH-2.0-OpenSSH", "")),
        Arguments.of("http request failed", (RawServer.Script) out -> {}));
  }

  @ParameterizedTest
  @MethodSource("hostileAnswers")
  void hostileAnswersAreFailures(String text, RawServer.Script script) throws IOException {
    try (RawServer server = RawServer.start(script)) {
      assertFails(text, provider(PATIENCE, HostResolver.SYSTEM), "body_hash", server.url("/"));
    }
  }

  @Test
  void theGreatestLengthIsStillRead() throws IOException {
    String body = "x".repeat((int) MAX_BYTES);
    try (RawServer server =
        RawServer.start(RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 1000", body))) {
      assertThat(value(ask("body_hash", server.url("/"))))
          .isEqualTo(Sha256.of(body.getBytes(StandardCharsets.UTF_8)).toJson());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', http request failed",
    "'HTTP/1.1 200 OK\r\nX: ', http request failed",
    "'HTTP/1.1 200 OK\r\n\r\nbody', failed to read response"
  })
  void theTimeIsForTheWholeExchange(String start, String text) throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server =
        RawServer.start(
            out -> {
              out.write(start.getBytes(StandardCharsets.UTF_8));
              out.flush();
              end.await();
            })) {
      assertFails(text, provider(SHORT, HostResolver.SYSTEM), "body_hash", server.url("/"));
    } finally {
      end.countDown();
    }
  }

  /** Each byte comes soon enough for a time-out of the socket, all of them never. */
  @Test
  void aBodyThatDripsIsNoWayRoundTheTime() throws IOException {
    try (RawServer server =
        RawServer.start(
            out -> {
              out.write(
                  "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"
                      .getBytes(StandardCharsets.UTF_8));
              for (int i = 0; i < 900; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(20);
              }
            })) {
      assertFails(
          "failed to read response",
          provider(SHORT, HostResolver.SYSTEM),
          "body_hash",
          server.url("/"));
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFails(
        "http request failed",
        provider(PATIENCE, HostResolver.SYSTEM),
        "status",
        "http://127.0.0.1:" + port + "/");
  }

  @Test
  void connectsToTheCheckedAddressesInOrderAndLooksUpOnce() throws IOException {
    List<String> lookedUp = new CopyOnWriteArrayList<>();
    try (RawServer server = RawServer.start(OK)) {
      HttpProvider provider =
          provider(
              PATIENCE,
              host -> {
                lookedUp.add(host);
                // Nobody listens at the first one.
                return List.of(
                    AddressRange.address("127.0.0.2").orElseThrow(),
                    AddressRange.address("127.0.0.1").orElseThrow());
              });

      EvidenceResult answer = ask(provider, "status", "http://evidence.test:" + server.port());

      assertThat(value(answer)).isEqualTo(Json.of(200));
      assertThat(lookedUp).containsExactly("evidence.test");
      assertThat(server.heads().getFirst()).contains("Host: evidence.test:" + server.port());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/,           url host resolves to private or link-local address: 127.0.0.1",
    "http://0x7f.1/,              url host resolves to private or link-local address: 127.0.0.1",
    "http://[::ffff:10.0.0.1]/,   url host resolves to private or link-local address: ::ffff:a00:1",
    "http://mixed.test/,          url host resolves to private or link-local address: mixed.test",
    "http://unknown.test/,        url host resolution failed",
    "http://nowhere.test/,        url host has no resolved addresses",
    "http://denied.test/,         url host not allowed",
    "http://u@127.0.0.1/,         url credentials are not allowed",
    "ftp://127.0.0.1/,            unsupported url scheme",
    "nope,                        invalid url",
  })
  void thePolicyIsKeptInItsOrder(String url, String text) {
    HostResolver resolver =
        host ->
            switch (host) {
              case "mixed.test" ->
                  List.of(
                      AddressRange.address("1.1.1.1").orElseThrow(),
                      AddressRange.address("10.0.0.1").orElseThrow());
              case "nowhere.test" -> List.of();
              default -> throw new UnknownHostException(host);
            };
    HttpProvider provider =
        new HttpProvider(
            true,
            PATIENCE,
            MAX_BYTES,
            new OutboundPolicy(
                List.of(),
                Optional.of(
                    Stream.of(
                            "127.0.0.1",
                            "[::ffff:a00:1]",
                            "Mixed.test.",
                            "unknown.test",
                            "nowhere.test")
                        .map(HostPattern::exact)
                        .toList()),
                false,
                resolver),
            "agent");
    assertFails(text, provider, "status", url);
  }

  @Test
  void plainHttpHasToBeAllowed() {
    HttpProvider provider =
        new HttpProvider(
            false,
            PATIENCE,
            MAX_BYTES,
            new OutboundPolicy(List.of(), Optional.empty(), true, HostResolver.SYSTEM),
            "agent");
    assertFails("unsupported url scheme", provider, "status", "http://127.0.0.1:1/");
    assertFails("http request failed", provider, "status", "https://127.0.0.1:1/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"url\":1}", ""})
  void paramsThatTheContractRefusesAreFailures(String params) {
    EvidenceQuery query =
        new EvidenceQuery(
            "http",
            "status",
            Optional.of(params).filter(text -> !text.isEmpty()).map(JsonReader::read));
    assertThatThrownBy(
            () ->
                provider(PATIENCE, HostResolver.SYSTEM)
                    .query(query, Asking.context(Asking.LOGICAL_5)))
        .isInstanceOf(ProviderFailure.class)
        .message()
        .isIn(
            "http check requires params",
            "http params must be an object",
            "missing url param",
            "url param must be a string");
  }
}

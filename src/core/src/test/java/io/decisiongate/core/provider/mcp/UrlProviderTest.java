package io.decisiongate.core.provider.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderConfigurationException;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.provider.Asking;
import io.decisiongate.core.provider.http.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider behind an HTTP address (providers.md sections 7.2 and 7.3). */
@Timeout(60)
class UrlProviderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String BODY =
      "{\"result\":{\"content\":[{\"type\":\"json\",\"json\":{\"value\":{\"kind\":\"json\","
          + "\"value\":1}}}]}}";

  private static EvidenceResult ask(ExternalProvider provider) {
    return provider.query(
        new EvidenceQuery("stub", "any", Optional.empty()),
        Asking.context(Asking.LOGICAL_5, Optional.of("corr-9")));
  }

  private static ExternalProvider at(String url, Duration patience) {
    return ExternalProvider.atUrl(url, Optional.of("secret"), PATIENCE, patience);
  }

  private static void assertFails(String text, String url, Duration patience) {
    try (ExternalProvider provider = at(url, patience)) {
      assertThatThrownBy(() -> ask(provider)).isInstanceOf(ProviderFailure.class).hasMessage(text);
    }
  }

  @Test
  void askedByPostWithTokenAndCorrelationId() throws IOException {
    try (RawServer server =
            RawServer.start(
                RawServer.answer("HTTP/1.1 200 OK\nContent-Length: " + BODY.length(), BODY));
        ExternalProvider provider = at(server.url("/rpc?x=|"), PATIENCE)) {
      assertThat(ask(provider).value()).contains(new EvidenceValue.OfJson(Json.of(1)));
      assertThat(server.heads().getFirst())
          .startsWith("POST /rpc?x=| HTTP/1.1\r\n")
          .contains("Authorization: Bearer secret\r\n")
          .contains("x-correlation-id: corr-9\r\n")
          .contains("Content-Type: application/json\r\n")
          .contains("Accept: */*\r\n")
          .doesNotContainIgnoringCase("user-agent", "accept-encoding", "upgrade");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503 Whatever,   503 Service Unavailable",
    "404 Not Found,  404 Not Found",
    "500 X,          500 Internal Server Error",
    "302 Found,      302 Found",
    "307 Temporary,  307 Temporary Redirect",
    "599 Odd,        599 <unknown status code>",
  })
  void everyStatusButSuccessIsAFailure(String status, String named) throws IOException {
    try (RawServer server =
        RawServer.start(
            RawServer.answer("HTTP/1.1 " + status + "\nLocation: /other\nContent-Length: 0", ""))) {
      assertFails("http request failed with status " + named, server.url("/"), PATIENCE);
      assertThat(server.heads()).as("no redirect is followed").hasSize(1);
    }
  }

  static Stream<Arguments> hostileAnswers() {
    return Stream.of(
        Arguments.of("http response too large", RawServer.endlessBody()),
        Arguments.of(
            "http response too large",
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 1048577", "")),
        Arguments.of(
            "http response read failed",
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 10", "short")),
        Arguments.of("http request failed", RawServer.endlessHead()),
        Arguments.of("http request failed", (RawServer.Script) out -> {}),
        Arguments.of(
            "invalid json-rpc response",
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 4", "oops")));
  }

  @ParameterizedTest
  @MethodSource("hostileAnswers")
  void hostileAnswersAreFailures(String text, RawServer.Script script) throws IOException {
    try (RawServer server = RawServer.start(script)) {
      assertFails(text, server.url("/"), PATIENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                              http request timed out",
    "'HTTP/1.1 200 OK\r\n\r\n{',      http response timed out",
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
      assertFails(text, server.url("/"), SHORT);
    } finally {
      end.countDown();
    }
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertFails("http request failed", "http://127.0.0.1:" + port + "/", PATIENCE);
  }

  @Test
  void anAddressThatIsNoneIsSaidAtOnce() {
    assertThatThrownBy(() -> at("http://[::1", PATIENCE))
        .isInstanceOf(ProviderConfigurationException.class)
        .hasMessage("mcp url invalid: http://[::1");
  }
}

package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.decisiongate.core.configuration.DispatchCallbackSettings;
import io.decisiongate.core.signature.ContentDigest;
import io.decisiongate.core.signature.Ed25519;
import io.decisiongate.core.signature.Ed25519SigningKey;
import io.decisiongate.core.signature.HttpMessageSignature;
import io.decisiongate.core.signature.InvalidKeyFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting to a real receiver on this machine. */
class CallbackTest {
  private static final byte[] SEED = new byte[32];
  private static final Pattern INPUT = Pattern.compile("dg=(\\(.*\\);created=(\\d+);.*)");
  private static final OutgoingPacket PACKET =
      Packets.outgoing("{\"kind\":\"json\",\"value\":{\"a\":1}}");

  @TempDir private Path directory;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer receiver;

  private record Received(String method, String target, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return String.valueOf(headers.get(name));
    }
  }

  @BeforeEach
  void start() throws IOException {
    Files.write(directory.resolve("key"), SEED);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(task -> Thread.ofVirtual().start(task));
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    receiver.stop(0);
  }

  @Test
  void thePacketArrivesSigned() throws Exception {
    assertThat(callback("/in/204?x=1").deliver(PACKET)).isEqualTo(new AttemptResult.Delivered());

    Received request = received.take();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/in/204?x=1");
    assertThat(request.body()).isEqualTo(PACKET.body());
    assertThat(request.header("content-type")).isEqualTo("application/json");
    assertThat(request.header("idempotency-key")).isEqualTo('"' + Packets.ID.toString() + '"');
    assertThat(request.header("content-digest")).isEqualTo(ContentDigest.of(PACKET.body()));
    Matcher input = INPUT.matcher(request.header("signature-input"));
    assertThat(input.matches()).isTrue();
    assertThat(input.group(1))
        .isEqualTo(
            "(\"@method\" \"@target-uri\" \"content-type\" \"content-digest\" \"idempotency-key\")"
                + ";created="
                + input.group(2)
                + ";keyid=\"gate-1\";alg=\"ed25519\"");
    Map<String, String> components = new LinkedHashMap<>();
    components.put("@method", "POST");
    components.put("@target-uri", url("/in/204?x=1"));
    for (String name : List.of("content-type", "content-digest", "idempotency-key")) {
      components.put(name, request.header(name));
    }
    String signature = request.header("signature");
    assertThat(
            Ed25519.verifies(
                Ed25519SigningKey.ofSeed(SEED).publicKey(),
                HttpMessageSignature.base(components, input.group(1))
                    .getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(signature.substring(4, signature.length() - 1))))
        .isTrue();
  }

  @Test
  void everyAttemptHasTheSameKeyAndBody() throws Exception {
    Callback callback = callback("/in/500");
    callback.deliver(PACKET);
    callback.deliver(PACKET);

    Received first = received.take();
    Received second = received.take();
    assertThat(second.header("idempotency-key")).isEqualTo(first.header("idempotency-key"));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void withoutANameTheKeyIsNamedByItself() throws Exception {
    Callback callback =
        Callback.of(settings(url("/in/200"), Optional.empty(), true, Optional.empty(), List.of()));
    callback.deliver(PACKET);

    assertThat(received.take().header("signature-input"))
        .contains(";keyid=\"" + Ed25519SigningKey.ofSeed(SEED).keyId() + "\";");
  }

  @ParameterizedTest
  @CsvSource({"200", "201", "202", "204", "299"})
  void everySuccessCounts(int status) {
    assertThat(callback("/in/" + status).deliver(PACKET)).isEqualTo(new AttemptResult.Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 409, 410, 429, 500, 503})
  void everythingElseIsAFailureAndNoRedirectIsFollowed(int status) {
    assertThat(callback("/in/" + status).deliver(PACKET))
        .isEqualTo(new AttemptResult.Failed("callback failed: http status " + status));
    assertThat(received).hasSize(1);
  }

  @Test
  void aReceiverThatHangsIsGivenUp() {
    assertThat(callback("/hang").deliver(PACKET))
        .isInstanceOfSatisfying(
            AttemptResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("callback failed: no answer in time"));
  }

  @Test
  void nobodyThereIsAFailure() {
    Callback callback = callback("/in/200");
    receiver.stop(0);

    assertThat(callback.deliver(PACKET))
        .isInstanceOfSatisfying(
            AttemptResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("callback failed: no answer from"));
  }

  @Test
  void thePolicyHoldsForReceiversToo() {
    String url = url("/in/200");
    assertThat(
            Callback.of(settings(url, Optional.empty(), false, Optional.empty(), List.of()))
                .deliver(PACKET))
        .isEqualTo(
            new AttemptResult.Failed(
                "callback policy denied request:"
                    + " host resolves to private or link-local address: 127.0.0.1"));
    assertThat(
            Callback.of(
                    settings(
                        url, Optional.empty(), true, Optional.of(List.of("a.example")), List.of()))
                .deliver(PACKET))
        .isEqualTo(
            new AttemptResult.Failed(
                "callback policy denied request: host not in allowlist: 127.0.0.1"));
    assertThat(
            Callback.of(
                    settings(url, Optional.empty(), true, Optional.empty(), List.of("127.0.0.1")))
                .deliver(PACKET))
        .isEqualTo(
            new AttemptResult.Failed("callback policy denied request: host denied: 127.0.0.1"));
    assertThat(received).isEmpty();
  }

  @Test
  void aFileWithoutAKeyIsRefusedBeforeAnythingIsSent() throws IOException {
    Files.writeString(directory.resolve("key"), "none");

    assertThatThrownBy(() -> callback("/in/200"))
        .isInstanceOf(InvalidKeyFile.class)
        .hasMessage("signing key must be 32 bytes (raw or base64): " + directory.resolve("key"));
  }

  private Callback callback(String target) {
    return Callback.of(
        settings(url(target), Optional.of("gate-1"), true, Optional.empty(), List.of()));
  }

  private DispatchCallbackSettings settings(
      String url,
      Optional<String> keyId,
      boolean privateNetworks,
      Optional<List<String>> allowed,
      List<String> denied) {
    return new DispatchCallbackSettings(
        url,
        directory.resolve("key").toString(),
        keyId,
        true,
        1000,
        allowed,
        denied,
        privateNetworks,
        Optional.empty());
  }

  private String url(String target) {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + target;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new LinkedHashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers,
              exchange.getRequestBody().readAllBytes()));
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/hang")) {
        end.await();
      } else {
        exchange.getResponseHeaders().set("Location", "/in/200");
        exchange.sendResponseHeaders(Integer.parseInt(path.substring(4)), -1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

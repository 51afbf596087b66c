package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.decisiongate.core.configuration.DispatchCallbackSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Posting to a real receiver with TLS and a certificate of its own. */
@Timeout(60)
class CallbackTlsTest {
  private static final String PASSWORD = "changeit";
  private static final OutgoingPacket PACKET =
      Packets.outgoing("{\"kind\":\"json\",\"value\":{\"a\":1}}");

  @TempDir private static Path directory;

  private final AtomicInteger received = new AtomicInteger();
  private final AtomicReference<String> retryAfter = new AtomicReference<>("");
  private HttpsServer receiver;

  @BeforeAll
  static void makeCertificates() throws Exception {
    Files.write(directory.resolve("key"), new byte[32]);
    for (String name : List.of("receiver", "stranger")) {
      keytool(
          name,
          "-genkeypair -keyalg EC -dname CN=receiver.test -ext san=ip:127.0.0.1 -storetype PKCS12");
      keytool(name, "-exportcert -rfc -file " + directory.resolve(name + ".pem"));
    }
  }

  private static void keytool(String name, String options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ")));
    command.addAll(
        List.of("-alias", name, "-keystore", directory.resolve(name + ".p12").toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
  }

  @BeforeEach
  void start() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("receiver.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setHttpsConfigurator(new HttpsConfigurator(context));
    receiver.setExecutor(task -> Thread.ofVirtual().start(task));
    receiver.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            received.incrementAndGet();
            boolean busy = !retryAfter.get().isEmpty();
            if (busy) {
              exchange.getResponseHeaders().set("Retry-After", retryAfter.get());
            }
            String path = exchange.getRequestURI().getPath();
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
          }
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void aReceiverOfAnAuthorityInTheFileGetsThePacket() {
    assertThat(callback("127.0.0.1", "/204", Optional.of("receiver.pem")).deliver(PACKET))
        .isEqualTo(new AttemptResult.Delivered());
    assertThat(received).hasValue(1);
  }

  @Test
  void everybodyElseGetsNothing() {
    assertRefused(callback("127.0.0.1", "/204", Optional.of("stranger.pem")));
    assertRefused(callback("127.0.0.1", "/204", Optional.empty()));
    // The certificate is trusted and another host's.
    assertRefused(callback("localhost", "/204", Optional.of("receiver.pem")));
    assertThat(received).hasValue(0);
  }

  @Test
  void aFileWithoutCertificatesIsRefusedAtOnce() throws IOException {
    Files.writeString(directory.resolve("empty.pem"), "nothing");

    for (String file : List.of("empty.pem", "missing.pem", "key")) {
      assertThatThrownBy(() -> callback("127.0.0.1", "/204", Optional.of(file)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(directory.resolve(file).toString());
    }
  }

  @Test
  void whoeverIsBusySaysWhenToComeAgain() {
    retryAfter.set("7");

    assertThat(failure("/429").retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failure("/503").retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failure("/500").retryAfter()).isEqualTo(Duration.ZERO);
  }

  private AttemptResult.Failed failure(String path) {
    return (AttemptResult.Failed)
        callback("127.0.0.1", path, Optional.of("receiver.pem")).deliver(PACKET);
  }

  private static void assertRefused(Callback callback) {
    assertThat(callback.deliver(PACKET))
        .isInstanceOfSatisfying(
            AttemptResult.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("callback failed: no answer from"));
  }

  private Callback callback(String host, String path, Optional<String> authorities) {
    return Callback.of(
        new DispatchCallbackSettings(
            "https://" + host + ":" + receiver.getAddress().getPort() + path,
            directory.resolve("key").toString(),
            Optional.empty(),
            false,
            20_000,
            Optional.empty(),
            List.of(),
            true,
            authorities.map(file -> directory.resolve(file).toString())));
  }
}

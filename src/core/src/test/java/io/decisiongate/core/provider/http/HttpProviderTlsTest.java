package io.decisiongate.core.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.net.AddressRange;
import io.decisiongate.core.net.OutboundPolicy;
import io.decisiongate.core.provider.Asking;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The certificate has to be one of the platform's trust, and the host's of the URL. */
@Timeout(60)
class HttpProviderTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path directory;
  private static Path keys = Path.of("");

  private final List<String> names = new CopyOnWriteArrayList<>();
  private SSLContext before;

  @BeforeAll
  static void makeCertificate() throws Exception {
    keys = directory.resolve("keys.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=evidence.test"));
    command.addAll(List.of("-ext", "san=dns:evidence.test", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys.toString(), "-storepass", new String(PASSWORD)));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
  }

  @BeforeEach
  void rememberTrust() throws Exception {
    before = SSLContext.getDefault();
  }

  @AfterEach
  void restoreTrust() {
    SSLContext.setDefault(before);
  }

  @Test
  void aTrustedCertificateOfTheHostIsAccepted() throws Exception {
    SSLContext.setDefault(trusting());
    try (RawServer server = server()) {
      EvidenceResult answer = ask("https://evidence.test:" + server.port() + "/");

      assertThat(answer.value()).contains(new EvidenceValue.OfJson(Json.of(200)));
      assertThat(names).as("name in the handshake").containsExactly("evidence.test");
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    SSLContext.setDefault(trusting());
    try (RawServer server = server()) {
      assertRefused("https://other.test:" + server.port() + "/");
      assertRefused("https://127.0.0.1:" + server.port() + "/");
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    try (RawServer server = server()) {
      assertRefused("https://evidence.test:" + server.port() + "/");
      assertThat(server.heads()).isEmpty();
    }
  }

  private static void assertRefused(String url) {
    assertThatThrownBy(() -> ask(url))
        .isInstanceOf(ProviderFailure.class)
        .hasMessage("http request failed");
  }

  private static EvidenceResult ask(String url) {
    HttpProvider provider =
        new HttpProvider(
            false,
            Duration.ofSeconds(20),
            1000,
            new OutboundPolicy(
                List.of(),
                Optional.empty(),
                true,
                host -> List.of(AddressRange.address("127.0.0.1").orElseThrow())),
            "agent");
    Json params = Json.object().put("url", url).build();
    return provider.query(
        new EvidenceQuery("http", "status", Optional.of(params)), Asking.context(Asking.LOGICAL_5));
  }

  private RawServer server() throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keyStore(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setSNIMatchers(List.of(new NameCollector(names)));
    socket.setSSLParameters(parameters);
    return RawServer.start(
        socket, RawServer.answer("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close", ""));
  }

  private static SSLContext trusting() throws Exception {
    KeyStore own = keyStore();
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", own.getCertificate("server"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore keyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  /** Notes the names that clients ask for in the handshake. */
  private static final class NameCollector extends SNIMatcher {
    private final List<String> names;

    NameCollector(List<String> names) {
      super(StandardConstants.SNI_HOST_NAME);
      this.names = names;
    }

    @Override
    public boolean matches(SNIServerName name) {
      names.add(new String(name.getEncoded(), StandardCharsets.UTF_8));
      return true;
    }
  }
}

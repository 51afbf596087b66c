package io.decisiongate.cli.client;

import io.decisiongate.core.configuration.ClientTlsSettings;
import io.decisiongate.core.tls.CertificateFile;
import io.decisiongate.core.tls.KeyedCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Clients that go straight to their server: no redirects and no proxies. */
public final class HttpClients {
  /** Of a store that never leaves the memory. */
  private static final char[] PASSWORD = "in-memory".toCharArray();

  private HttpClients() {}

  /**
   * A client.
   *
   * @param tls whom it trusts and what it shows of itself
   * @param toConnect longest wait for a connection
   * @throws ClientFailure when the files for TLS cannot be used
   */
  public static HttpClient of(ClientTlsSettings tls, Duration toConnect) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(toConnect);
    if (!tls.equals(ClientTlsSettings.NONE)) {
      builder.sslContext(context(tls));
    }
    return builder.build();
  }

  /**
   * Sends a request and reads the whole answer, at most {@link Transport#MAX_RESPONSE_BYTES}.
   *
   * @param timeout for the whole exchange
   * @throws ClientFailure when there is no answer
   */
  public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, Duration timeout)
      throws InterruptedException {
    return send(http, request, limited(), timeout);
  }

  /** Reads bodies of at most {@link Transport#MAX_RESPONSE_BYTES}. */
  public static HttpResponse.BodyHandler<byte[]> limited() {
    return LimitedBody.upTo(Transport.MAX_RESPONSE_BYTES);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @param body what becomes of the answer's body
   * @param timeout for the whole exchange
   * @throws ClientFailure when there is no answer
   */
  public static <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> body, Duration timeout)
      throws InterruptedException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ClientFailure.transport("no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw ClientFailure.transport(Problems.reason(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private static SSLContext context(ClientTlsSettings tls) {
    if (tls.certPath().isPresent() != tls.keyPath().isPresent()) {
      throw ClientFailure.configuration("a client certificate and its key belong together");
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own(tls), trusted(tls.caPath()), null);
      return context;
    } catch (IllegalArgumentException e) {
      throw ClientFailure.configuration(String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException | IOException e) {
      throw ClientFailure.configuration("TLS cannot be used: " + e.getMessage());
    }
  }

  /** Null for nothing. */
  private static KeyManager @Nullable [] own(ClientTlsSettings tls)
      throws GeneralSecurityException {
    if (tls.certPath().isEmpty()) {
      return null;
    }
    KeyedCertificate certificate =
        KeyedCertificate.read(Path.of(tls.certPath().get()), Path.of(tls.keyPath().orElseThrow()));
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(certificate.toKeyStore(PASSWORD), PASSWORD);
    return managers.getKeyManagers();
  }

  /** Null for the authorities of the platform. */
  private static TrustManager @Nullable [] trusted(Optional<String> file)
      throws GeneralSecurityException, IOException {
    if (file.isEmpty()) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate certificate : CertificateFile.read(Path.of(file.get()))) {
      store.setCertificateEntry("authority-" + store.size(), certificate);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers.getTrustManagers();
  }
}

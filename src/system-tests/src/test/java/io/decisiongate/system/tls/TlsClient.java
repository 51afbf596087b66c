package io.decisiongate.system.tls;

import io.decisiongate.system.http.HttpWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A client of a server of this machine.
 *
 * @param trusted the only authority that it trusts
 * @param own what it shows when it is asked
 */
public record TlsClient(int port, TestAuthority trusted, Optional<TestAuthority.Issued> own) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public TlsClient(int port, TestAuthority trusted) {
    this(port, trusted, Optional.empty());
  }

  public TlsClient showing(TestAuthority.Issued certificate) {
    return new TlsClient(port, trusted, Optional.of(certificate));
  }

  public HttpWire http() throws GeneralSecurityException, IOException {
    return new HttpWire(port, sockets());
  }

  /** A connection that speaks one of these versions, before the handshake. */
  public SSLSocket connect(String... protocols) throws GeneralSecurityException, IOException {
    SSLSocket socket = (SSLSocket) sockets().createSocket();
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    if (protocols.length > 0) {
      socket.setEnabledProtocols(protocols);
    }
    return socket;
  }

  /** What the server shows. */
  public X509Certificate served() throws GeneralSecurityException, IOException {
    try (SSLSocket socket = connect()) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  public SSLSocketFactory sockets() throws GeneralSecurityException, IOException {
    KeyStore trust = empty();
    trust.setCertificateEntry("authority", trusted.certificate());
    TrustManagerFactory trusting =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusting.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        own.map(Showing::new).stream().toArray(KeyManager[]::new),
        trusting.getTrustManagers(),
        null);
    return context.getSocketFactory();
  }

  /** Shows its certificate whichever authorities the server names. */
  private static final class Showing extends X509ExtendedKeyManager {
    private static final String ALIAS = "own";

    private final TestAuthority.Issued own;

    Showing(TestAuthority.Issued own) {
      this.own = own;
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return ALIAS;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {own.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.key();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

package io.decisiongate.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a client has shown in the handshake (Jakarta Servlet 6.0 section 3.9). Liberty has the
 * standard attribute only for applications that leave authentication to it; for this one it is
 * added. Headers in which others speak of a client's certificate count for nothing.
 */
final class PeerCertificates {
  private static final System.Logger LOG = System.getLogger(PeerCertificates.class.getName());
  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  private PeerCertificates() {}

  /** Sees to it that {@link #of} finds them. */
  static void supply(HttpServletRequest request) {
    if (!request.isSecure()) {
      return;
    }
    try {
      Optional<Object> chain =
          LibertyObject.call(LibertyObject.requestOf(request), "getConnectionPeerCertificates");
      chain.ifPresent(certificates -> request.setAttribute(ATTRIBUTE, certificates));
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Nobody is known by a certificate then.
      LOG.log(System.Logger.Level.WARNING, "client certificates cannot be seen on this server", e);
    }
  }

  /** The client's own certificate first; empty when it has shown none, or without TLS. */
  static List<X509Certificate> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }
}

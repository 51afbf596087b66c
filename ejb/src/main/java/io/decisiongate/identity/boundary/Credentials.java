package io.decisiongate.identity.boundary;

import io.decisiongate.core.net.AddressRange;
import io.decisiongate.core.scope.TenantId;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What a request carries to show who sent it.
 *
 * @param peerAddress IP address of the connection's other end
 * @param clientAddress IP address of whoever calls: the other end, or the one for which a trusted
 *     proxy speaks; see {@link io.decisiongate.core.net.TrustedProxies#client}
 * @param tenant for whose endpoint the request came; empty when it came to one for all tenants
 * @param authorization the Authorization header as it came
 * @param clientSubject the header {@code x-decision-gate-client-subject} as it came; empty when it
 *     is not there exactly once
 * @param clientSubjectUnclear whether it came more than once
 * @param certificates what the client has shown in the handshake, its own certificate first; empty
 *     when nothing, or without TLS
 */
public record Credentials(
    String peerAddress,
    String clientAddress,
    Optional<TenantId> tenant,
    Optional<String> authorization,
    Optional<String> clientSubject,
    boolean clientSubjectUnclear,
    List<X509Certificate> certificates) {
  public Credentials {
    certificates = List.copyOf(certificates);
  }

  /** Whether somebody on this machine calls, directly or through a proxy on it. */
  public boolean areOfThisMachine() {
    return isLoopback(peerAddress) && isLoopback(clientAddress);
  }

  private static boolean isLoopback(String address) {
    return AddressRange.address(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  @Override
  public String toString() {
    return "Credentials[peerAddress=" + peerAddress + ", clientAddress=" + clientAddress + "]";
  }
}

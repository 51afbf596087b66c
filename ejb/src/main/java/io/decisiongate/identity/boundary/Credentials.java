package io.decisiongate.identity.boundary;

import java.util.Optional;

/**
 * What a request carries to show who sent it.
 *
 * @param peerAddress IP address of the connection's other end
 * @param authorization the Authorization header as it came
 * @param clientSubject the header {@code x-decision-gate-client-subject} as it came
 */
public record Credentials(
    String peerAddress, Optional<String> authorization, Optional<String> clientSubject) {
  @Override
  public String toString() {
    return "Credentials[peerAddress=" + peerAddress + "]";
  }
}

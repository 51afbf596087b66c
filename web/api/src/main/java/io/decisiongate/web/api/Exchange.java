package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Credentials;
import io.decisiongate.mcp.CallMethod;
import java.util.Optional;

/**
 * One request, whole.
 *
 * @param body at most as long as the limit allows
 * @param correlationId the checked id that the client sent
 */
record Exchange(
    String transport,
    Credentials credentials,
    Optional<String> correlationId,
    String serverCorrelationId,
    byte[] body) {

  static Exchange of(
      Arrival arrival,
      String transport,
      Optional<String> correlationId,
      String serverCorrelationId,
      byte[] body) {
    return new Exchange(
        transport,
        arrival.credentials(),
        correlationId,
        serverCorrelationId,
        body);
  }

  /**
   * What audit and tools know of the request.
   *
   * @param requestId JSON text of the JSON-RPC id
   */
  CallOrigin origin(CallMethod method, Optional<String> requestId) {
    return new CallOrigin(
        transport,
        credentials,
        requestId,
        correlationId,
        serverCorrelationId,
        method.auditLabel(),
        body.length,
        Sha256.digest(body));
  }
}

package io.decisiongate.web.api;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Credentials;
import io.decisiongate.mcp.CallMethod;
import io.decisiongate.mcp.jsonrpc.RpcError;
import io.decisiongate.operations.boundary.RequestObservation;
import java.util.Optional;

/**
 * One request, whole.
 *
 * @param body at most as long as the limit allows
 * @param correlationId the checked id that the client sent
 * @param observation what metrics learn of it
 */
public record Exchange(
    String transport,
    Credentials credentials,
    Optional<String> correlationId,
    String serverCorrelationId,
    byte[] body,
    RequestObservation observation) {

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
        body,
        new RequestObservation(transport, body.length));
  }

  /** Notes that this error is the answer; gives it back. */
  RpcError failed(RpcError problem) {
    observation.failed(problem.code(), problem.kind());
    return problem;
  }

  /**
   * What audit and tools know of the request.
   *
   * @param requestId JSON text of the JSON-RPC id
   */
  public CallOrigin origin(CallMethod method, Optional<String> requestId) {
    observation.method(method);
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

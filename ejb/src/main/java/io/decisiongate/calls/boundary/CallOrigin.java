package io.decisiongate.calls.boundary;

import io.decisiongate.identity.boundary.Credentials;
import java.util.Optional;

/**
 * What the transport knows about a request.
 *
 * @param transport label of audit-metrics.md section 3.1, {@code http}
 * @param requestId JSON text of the JSON-RPC id; empty when the request was refused before it was
 *     known
 * @param clientCorrelationId the checked id that the client sent
 * @param serverCorrelationId the id that this server gave the request
 * @param method {@code ToolsCall}, {@code ToolsList}, {@code Invalid} or {@code Other}
 * @param requestBytes size of the body
 * @param bodyDigest SHA-256 of the body
 */
public record CallOrigin(
    String transport,
    Credentials credentials,
    Optional<String> requestId,
    Optional<String> clientCorrelationId,
    String serverCorrelationId,
    String method,
    long requestBytes,
    byte[] bodyDigest) {}

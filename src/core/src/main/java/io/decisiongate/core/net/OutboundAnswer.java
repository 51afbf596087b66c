package io.decisiongate.core.net;

import java.util.Optional;

/**
 * The head of an answer.
 *
 * @param contentType the header Content-Type
 * @param retryAfter the header Retry-After as it was sent (RFC 9110 section 10.2.3)
 * @param status 100 to 999; a redirect is an answer like any other
 */
public record OutboundAnswer(
    int status, Optional<String> contentType, Optional<String> retryAfter) {}

package io.decisiongate.web.api;

import io.decisiongate.identity.boundary.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a request says before its body, read while the container's thread still has it.
 *
 * @param correlationId as the client sent it, not yet checked
 * @param bodyBytes as announced; -1 when it was not
 */
record Arrival(Credentials credentials, Optional<String> correlationId, long bodyBytes) {
  private static final String CORRELATION_ID_HEADER = "x-correlation-id";
  private static final String SUBJECT_HEADER = "x-decision-gate-client-subject";

  static Arrival of(HttpServletRequest request) {
    return new Arrival(
        new Credentials(
            request.getRemoteAddr(),
            Optional.ofNullable(request.getHeader("authorization")),
            // Blanks around a value do not belong to it (RFC 9110 section 5.5).
            Optional.ofNullable(request.getHeader(SUBJECT_HEADER)).map(String::strip)),
        Optional.ofNullable(request.getHeader(CORRELATION_ID_HEADER)),
        request.getContentLengthLong());
  }
}

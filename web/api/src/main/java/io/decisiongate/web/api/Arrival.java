package io.decisiongate.web.api;

import io.decisiongate.core.net.TrustedProxies;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
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

  /**
   * Reads a request.
   *
   * @param proxies whose word about where it comes from counts
   * @param tenant for whose endpoint it came
   */
  static Arrival of(HttpServletRequest request, TrustedProxies proxies, Optional<TenantId> tenant) {
    // Blanks around a value do not belong to it (RFC 9110 section 5.5).
    Optional<String> subject = only(request, SUBJECT_HEADER).map(String::strip);
    return new Arrival(
        new Credentials(
            request.getRemoteAddr(),
            proxies.client(
                request.getRemoteAddr(), Collections.list(request.getHeaders("x-forwarded-for"))),
            tenant,
            only(request, "authorization"),
            subject,
            subject.isEmpty() && request.getHeader(SUBJECT_HEADER) != null,
            PeerCertificates.of(request)),
        Optional.ofNullable(request.getHeader(CORRELATION_ID_HEADER)),
        request.getContentLengthLong());
  }

  /**
   * The header's value, unless it came more than once: a proxy may have added its own to one that
   * the client sent, and then nobody knows which is whose.
   */
  private static Optional<String> only(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    Optional<String> first =
        values.hasMoreElements() ? Optional.of(values.nextElement()) : Optional.empty();
    return values.hasMoreElements() ? Optional.empty() : first;
  }
}

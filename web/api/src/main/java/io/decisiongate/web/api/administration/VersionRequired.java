package io.decisiongate.web.api.administration;

/** A change that does not say which version it changes (RFC 6585 section 3). */
final class VersionRequired extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VersionRequired() {
    super("send the ETag of the resource as If-Match");
  }
}

package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.scope.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Section {@code identity}: whose tokens are believed.
 *
 * @param resource the canonical URL of this server's MCP endpoint (RFC 8707, RFC 9728); empty means
 *     that nothing is published about it
 * @param maxFailedAttempts requests without good credentials that an address may make in a window
 *     of managed tenancy before it is told to wait; 0 for no limit
 * @param failedAttemptsWindowSeconds length of that window, 1 to 86400
 * @param sessions tokens of this server's own
 * @param issuers the {@code mp.jwt} properties of MicroProfile JWT describe the first
 */
public record IdentitySettings(
    Optional<String> resource,
    long maxFailedAttempts,
    long failedAttemptsWindowSeconds,
    SessionSettings sessions,
    List<IssuerSettings> issuers) {
  /** Where protected resources publish their metadata. */
  public static final String METADATA_PATH = "/.well-known/oauth-protected-resource";

  private static final Pattern HOST = Pattern.compile("^(https?://[^/?#]+)(/$)?");
  private static final Pattern END = Pattern.compile("(/mcp)?/?$");
  private static final int MAX_ISSUERS = 16;
  private static final long MAX_FAILED_ATTEMPTS = 20;
  private static final long FAILED_ATTEMPTS_WINDOW_S = 900;
  private static final long LONGEST_WINDOW_S = 86_400;

  public IdentitySettings {
    issuers = List.copyOf(issuers);
  }

  static IdentitySettings from(TableReader table) {
    return new IdentitySettings(
        table.text("resource"),
        table.wholeFrom(0, "max_failed_attempts", MAX_FAILED_ATTEMPTS),
        table.wholeFrom(1, "failed_attempts_window_s", FAILED_ATTEMPTS_WINDOW_S),
        SessionSettings.from(table.section("sessions")),
        table.sections("issuers", IssuerSettings::from));
  }

  /**
   * The canonical URL of a tenant's own MCP endpoint: {@code /tenants/N/mcp} in the place of the
   * server's {@code /mcp}.
   */
  public Optional<String> resource(TenantId tenant) {
    return resource.map(
        url -> END.matcher(url).replaceFirst("/tenants/" + tenant.value() + "/mcp"));
  }

  /**
   * The URL of the metadata about {@link #resource} (RFC 9728 section 3.1): the well-known part
   * goes between host and path.
   */
  public Optional<String> resourceMetadata() {
    return resource.map(IdentitySettings::metadata);
  }

  /** The URL of the metadata about a tenant's own MCP endpoint. */
  public Optional<String> resourceMetadata(TenantId tenant) {
    return resource(tenant).map(IdentitySettings::metadata);
  }

  private static String metadata(String url) {
    return HOST.matcher(url).replaceFirst("$1" + METADATA_PATH);
  }

  void validate(AuthSettings auth, TenancySettings tenancy) {
    resource.ifPresent(url -> FieldRules.url("identity.resource", url));
    require(
        failedAttemptsWindowSeconds <= LONGEST_WINDOW_S,
        "identity.failed_attempts_window_s must not be greater than " + LONGEST_WINDOW_S);
    sessions.validate(tenancy);
    require(issuers.size() <= MAX_ISSUERS, "too many identity issuers");
    require(
        issuers.stream().noneMatch(issuer -> issuer.issuer().equals(sessions.issuer())),
        "identity.sessions.issuer must not be that of an identity issuer");
    issuers.forEach(IssuerSettings::validate);
    Set<String> names = new HashSet<>();
    Set<String> urls = new HashSet<>();
    for (IssuerSettings issuer : issuers) {
      require(names.add(issuer.name()), "duplicate identity issuer name: " + issuer.name());
      require(urls.add(issuer.issuer()), "duplicate identity issuer: " + issuer.issuer());
      require(
          auth.mtlsSubjects().stream().noneMatch(issuer::owns),
          "server.auth.mtls_subjects must not begin with the name of an identity issuer: "
              + issuer.name());
    }
    requireDistinctPrefixes();
  }

  /** A token is shown to its own issuer and to no other. */
  private void requireDistinctPrefixes() {
    Set<String> prefixes = new HashSet<>();
    for (IssuerSettings issuer : issuers) {
      issuer
          .introspection()
          .filter(IntrospectionSettings::isForOpaqueTokens)
          .map(IntrospectionSettings::tokenPrefix)
          .ifPresent(
              prefix ->
                  require(
                      prefixes.add(prefix),
                      "identity issuer "
                          + issuer.name()
                          + ": introspection.token_prefix is that of another issuer; opaque tokens"
                          + " of several issuers need different ones"));
    }
  }
}

package io.decisiongate.identity.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.configuration.TenancySettings;
import io.decisiongate.core.configuration.TlsSettings;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.tls.ClientCertificates;
import io.decisiongate.identity.control.ApiKeys;
import io.decisiongate.identity.control.BoundRoles;
import io.decisiongate.identity.control.ConfiguredIdentities;
import io.decisiongate.identity.control.CredentialRates;
import io.decisiongate.identity.control.FailedAttempts;
import io.decisiongate.identity.control.OperatorGrants;
import io.decisiongate.identity.control.SessionKeys;
import io.decisiongate.identity.control.SessionStates;
import io.decisiongate.identity.control.SessionTokens;
import io.decisiongate.identity.control.StoredSubjects;
import io.decisiongate.identity.control.TrustedIssuers;
import io.decisiongate.mcp.limits.BearerToken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls (auth.md section 1, design.md section 7). A bearer that looks like one of our
 * keys or like a token of an issuer must be good, in every mode; {@code local_only} ignores other
 * bearers and accepts callers of this machine.
 */
@ApplicationScoped
public class Authenticator {
  private static final String LOOPBACK = "loopback";

  @Inject ApiKeys apiKeys;
  @Inject BoundRoles roles;
  @Inject StoredSubjects subjects;
  @Inject OperatorGrants operatorGrants;
  @Inject SessionKeys sessionKeys;
  @Inject SessionStates sessionStates;
  @Inject ActiveConfiguration configuration;

  private @Nullable Derived<ConfiguredIdentities> identities;
  private @Nullable Derived<TrustedIssuers> issuers;
  private @Nullable Derived<SessionTokens> sessions;
  private @Nullable Derived<FailedAttempts> failures;
  private @Nullable Derived<CredentialRates> rates;
  private @Nullable Derived<Optional<ClientCertificates>> certificates;

  /** Keys that cannot be used show at the start, not at the first call. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  @PostConstruct
  void prepare() {
    identities =
        configuration.derive(settings -> new ConfiguredIdentities(settings.server().auth()));
    issuers =
        configuration.derive(settings -> new TrustedIssuers(settings.identity(), roles, subjects));
    sessions =
        configuration.derive(
            settings ->
                new SessionTokens(settings.identity().sessions(), sessionKeys, sessionStates));
    failures = configuration.derive(settings -> new FailedAttempts(settings.identity()));
    rates = configuration.derive(settings -> new CredentialRates());
    certificates =
        configuration.derive(settings -> settings.server().tls().flatMap(Authenticator::clients));
  }

  private static Optional<ClientCertificates> clients(TlsSettings tls) {
    return tls.clientCaPath()
        .map(
            authorities ->
                new ClientCertificates(
                    Path.of(authorities),
                    tls.clientCrlPath().map(Path::of),
                    InstantSource.system()));
  }

  /**
   * The principal behind these credentials.
   *
   * @throws Unauthenticated when they show nobody known; unknown, expired and revoked look alike
   * @throws Unauthorized when the client that a trusted proxy names, or a certificate, is not on
   *     the list
   * @throws RateLimited when the credential was used too often, or too many that are not good came
   *     from the address
   */
  public Principal authenticate(Credentials credentials) {
    try {
      Principal principal = identify(credentials);
      Objects.requireNonNull(rates).get().count(principal.credential());
      return principal;
    } catch (Unauthenticated e) {
      // Whoever shows nothing is asking what to show, and guesses nothing.
      if (e.isGuess()
          && configuration.tenancy() == TenancySettings.Mode.MANAGED
          && credentials.authorization().isPresent()) {
        countFailure(credentials);
      }
      throw e;
    }
  }

  /**
   * Counts a credential that was not good and came another way than in the header, or a password
   * before it is looked at.
   *
   * @throws RateLimited when too many came from the address
   */
  public void countFailure(Credentials credentials) {
    Objects.requireNonNull(failures).get().count(credentials.clientAddress());
  }

  private Principal identify(Credentials credentials) {
    requireGoodCertificate(credentials);
    ConfiguredIdentities configured = Objects.requireNonNull(identities).get();
    Optional<String> bearer =
        BearerToken.parse(credentials.authorization()).map(BearerToken::value);
    if (bearer.isEmpty()) {
      refuseWhatIsTooLong(credentials);
    }
    return switch (configuration.get().server().auth().mode()) {
      case LOCAL_ONLY ->
          ofOwnKey(bearer, credentials.tenant(), configured)
              .orElseGet(() -> ofFile(local(credentials, configured)));
      case BEARER_TOKEN ->
          bearer
              .flatMap(configured::ofToken)
              .map(this::ofFile)
              .or(() -> ofOwnKey(bearer, credentials.tenant(), configured))
              .orElseThrow(
                  () ->
                      new Unauthenticated(
                          bearer.isPresent() ? "unknown token" : "missing bearer token"));
      case MTLS ->
          ofOwnKey(bearer, credentials.tenant(), configured)
              .orElseGet(() -> ofFile(ofSubject(credentials, configured)));
    };
  }

  /** Where tenants are kept by administrators, they say more of whom the configuration knows. */
  private Principal ofFile(Principal principal) {
    return configuration.tenancy() == TenancySettings.Mode.MANAGED
        ? operatorGrants.of(principal)
        : principal;
  }

  /** Whoever shows a certificate, in whatever mode, must show a good one. */
  void requireGoodCertificate(Credentials credentials) {
    if (!credentials.certificates().isEmpty()) {
      Objects.requireNonNull(certificates)
          .get()
          .orElseThrow(() -> new Unauthenticated("client certificate that nobody asked for"))
          .requireGood(credentials.certificates());
    }
  }

  /** Whoever shows what looks like a key or token is not taken for somebody else. */
  private void refuseWhatIsTooLong(Credentials credentials) {
    TrustedIssuers trusted = Objects.requireNonNull(issuers).get();
    SessionTokens own = Objects.requireNonNull(sessions).get();
    if (BearerToken.ofAnyLength(credentials.authorization())
        .map(BearerToken::value)
        .filter(
            value ->
                value.startsWith(ApiKeys.PREFIX)
                    || own.areMeantBy(value)
                    || trusted.areMeantBy(value))
        .isPresent()) {
      throw new Unauthenticated("bearer token that is too long");
    }
  }

  /**
   * Whoever shows what looks like a key of ours or like an issuer's token means to be known by it.
   */
  private Optional<Principal> ofOwnKey(
      Optional<String> bearer, Optional<TenantId> endpoint, ConfiguredIdentities configured) {
    if (bearer.filter(value -> value.startsWith(ApiKeys.PREFIX)).isPresent()) {
      return Optional.of(
          apiKeys
              .find(bearer.get())
              .map(configured::withRoles)
              .orElseThrow(() -> new Unauthenticated("unknown api key")));
    }
    SessionTokens own = Objects.requireNonNull(sessions).get();
    if (bearer.filter(own::areMeantBy).isPresent()) {
      return bearer.map(own::verify).map(configured::withRoles);
    }
    TrustedIssuers trusted = Objects.requireNonNull(issuers).get();
    Optional<String> resource = endpoint.flatMap(configuration.get().identity()::resource);
    return bearer
        .filter(trusted::areMeantBy)
        .map(token -> trusted.verify(token, resource))
        .map(configured::withRoles);
  }

  private Principal ofSubject(Credentials credentials, ConfiguredIdentities configured) {
    boolean named =
        configured.isTrustedProxy(credentials.peerAddress())
            && (credentials.clientSubject().isPresent() || credentials.clientSubjectUnclear());
    String subject =
        named || credentials.certificates().isEmpty()
            ? namedSubject(credentials, configured)
            : ownSubject(credentials.certificates().getFirst());
    return configured
        .ofSubject(subject)
        .orElseThrow(() -> new Unauthorized("client subject not allowed: " + subject));
  }

  /** A trusted proxy speaks for its clients, whatever its own certificate says. */
  private static String namedSubject(Credentials credentials, ConfiguredIdentities configured) {
    if (!configured.isTrustedProxy(credentials.peerAddress())) {
      throw new Unauthenticated("client subject from an address that is no trusted proxy");
    }
    return credentials
        .clientSubject()
        .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
        .orElseThrow(() -> new Unauthenticated("missing client subject"));
  }

  private String ownSubject(X509Certificate certificate) {
    return configuration.get().server().auth().mtlsSubjectSource().of(certificate);
  }

  private static Principal local(Credentials credentials, ConfiguredIdentities configured) {
    if (!credentials.areOfThisMachine()) {
      throw new Unauthenticated("local_only accepts callers of this machine only");
    }
    return configured.principal(LOOPBACK, Principal.Method.LOCAL, Set.of());
  }
}

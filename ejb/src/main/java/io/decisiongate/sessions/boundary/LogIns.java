package io.decisiongate.sessions.boundary;

import com.nimbusds.jose.jwk.ECKey;
import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Credentials;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.sessions.control.Attempt;
import io.decisiongate.sessions.control.Attempts;
import io.decisiongate.sessions.control.Issuing;
import io.decisiongate.sessions.control.RefreshToken;
import io.decisiongate.sessions.control.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens sessions: for whoever shows an API key, and for another tenant to whoever has a session. A
 * session can do what its key can do in its tenant, and ends with its key.
 */
@ApplicationScoped
public class LogIns {
  private static final String KEY_PREFIX = "dgk_";
  private static final String PERSON = "person";

  /** How many sessions a principal has; the oldest ends for one more. */
  private static final int MOST_OF_PERSON = 20;

  private static final int MOST_OF_SERVICE = 200;

  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject Attempts attempts;
  @Inject Issuing issuing;
  @Inject SessionStore store;

  private record Opened(ECKey key, String sid, RefreshToken token, long now) {}

  /**
   * Logs in.
   *
   * @param agent what the client calls itself
   * @throws Unauthenticated when the key is not good, or its principal has no membership where it
   *     wants to; they look alike
   */
  public TokenPair logIn(CallOrigin origin, LoginRequest asked, String agent) {
    issuing.settings();
    Opened opened =
        attempts.repeat(origin, "login", attempt -> open(attempt, origin, asked, agent));
    return issuing.pair(opened.key(), opened.sid(), opened.token(), opened.now());
  }

  private Opened open(Attempt attempt, CallOrigin origin, LoginRequest asked, String agent) {
    Principal caller = principalOf(origin, asked.apiKey());
    attempt.by(caller);
    allowlists.require(origin, caller);
    byte[] hash = Sha256.digest(asked.apiKey().getBytes(StandardCharsets.UTF_8));
    SessionStore.Candidate candidate =
        store.candidate(hash).orElseThrow(() -> new Unauthenticated("login: unknown api key"));
    Optional<Long> tenant = tenant(candidate, asked.place());
    ECKey key = issuing.key();
    SessionSettings settings = issuing.settings();
    String sid = UUID.randomUUID().toString();
    RefreshToken token = RefreshToken.generate();
    attempt.step(
        "dg_open_session",
        sid,
        candidate.principal(),
        hash,
        tenant,
        candidate.now(),
        candidate.now() + Duration.ofSeconds(settings.refreshTtlSeconds()).toMillis(),
        idleUntil(candidate, settings),
        origin.credentials().clientAddress(),
        agent,
        token.hash(),
        most(candidate));
    attempt.record(
        Attempt.ofSession(sid, candidate.principal(), candidate.organisation()),
        candidate.organisation(),
        "login",
        target(sid),
        detail(tenant));
    return new Opened(key, sid, token, candidate.now());
  }

  /** The same look at the key as at any other use, with its limits and the count of guesses. */
  private Principal principalOf(CallOrigin origin, String key) {
    Credentials shown =
        new Credentials(
            origin.credentials().peerAddress(),
            origin.credentials().clientAddress(),
            origin.credentials().tenant(),
            Optional.of("Bearer " + key),
            Optional.empty(),
            false,
            origin.credentials().certificates());
    if (!key.startsWith(KEY_PREFIX)) {
      authenticator.countFailure(shown);
      throw new Unauthenticated("login: no api key");
    }
    Principal principal = authenticator.authenticate(shown);
    if (principal.method() != Principal.Method.API_KEY) {
      throw new Unauthenticated("login: no api key");
    }
    return principal;
  }

  /**
   * Opens a session for another tenant, as long as the first one would have lasted, which ends.
   *
   * @throws Unauthenticated when the key that opened the first one is not good there
   * @throws Unauthorized when the caller has no session
   */
  public TokenPair switchTo(CallOrigin origin, LoginRequest.Place place, String agent) {
    issuing.settings();
    Opened opened =
        attempts.repeat(
            origin, "tenant_switched", attempt -> reopen(attempt, origin, place, agent));
    return issuing.pair(opened.key(), opened.sid(), opened.token(), opened.now());
  }

  private Opened reopen(
      Attempt attempt, CallOrigin origin, LoginRequest.Place place, String agent) {
    Principal caller = authenticator.authenticate(origin.credentials());
    attempt.by(caller);
    allowlists.require(origin, caller);
    Credential.Session before =
        caller
            .credential()
            .session()
            .orElseThrow(() -> new Unauthorized("only sessions are switched"));
    SessionStore.Candidate candidate =
        store
            .candidateOf(before.sid())
            .orElseThrow(() -> new Unauthenticated("session that is over"));
    Optional<Long> tenant = tenant(candidate, place);
    ECKey key = issuing.key();
    String sid = UUID.randomUUID().toString();
    RefreshToken token = RefreshToken.generate();
    attempt.step(
        "dg_switch_session",
        before.sid(),
        sid,
        tenant,
        idleUntil(candidate, issuing.settings()),
        origin.credentials().clientAddress(),
        agent,
        token.hash(),
        most(candidate));
    attempt.record(
        Attempt.ofSession(before.sid(), candidate.principal(), candidate.organisation()),
        candidate.organisation(),
        "tenant_switched",
        target(sid),
        detail(tenant));
    return new Opened(key, sid, token, candidate.now());
  }

  /** Where it is to be: where it asks for, else where it was last, else its first tenant. */
  private static Optional<Long> tenant(SessionStore.Candidate candidate, LoginRequest.Place place) {
    if (place.organisation().filter(asked -> asked != candidate.organisation()).isPresent()) {
      throw new Unauthenticated("login: no membership in the organisation");
    }
    if (place.tenant().filter(asked -> !candidate.tenants().contains(asked)).isPresent()) {
      throw new Unauthenticated("login: no membership in the tenant");
    }
    if (candidate.tenants().isEmpty() && candidate.hasScopes()) {
      throw new Unauthenticated("login: no tenant that is active");
    }
    return place
        .tenant()
        .or(() -> candidate.lastTenant().filter(candidate.tenants()::contains))
        .or(() -> candidate.tenants().stream().findFirst());
  }

  private static long idleUntil(SessionStore.Candidate candidate, SessionSettings settings) {
    return candidate.now() + Duration.ofSeconds(settings.idleTtlSeconds()).toMillis();
  }

  private static int most(SessionStore.Candidate candidate) {
    return candidate.kind().equals(PERSON) ? MOST_OF_PERSON : MOST_OF_SERVICE;
  }

  private static String target(String sid) {
    return "session:" + sid;
  }

  private static String detail(Optional<Long> tenant) {
    return tenant.map(number -> "tenant=" + number).orElse("");
  }
}

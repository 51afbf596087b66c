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
import io.decisiongate.identity.boundary.Passwords;
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
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens sessions: for whoever shows an API key or a password, and for another tenant to whoever has
 * a session. A session can do what its key can do in its tenant, and ends with its key; a password
 * has a key of its own that nobody knows.
 */
@ApplicationScoped
public class LogIns {
  private static final String KEY_PREFIX = "dgk_";
  private static final String PERSON = "person";

  /** How many sessions a principal has; the oldest ends for one more. */
  private static final int MOST_OF_PERSON = 20;

  private static final int MOST_OF_SERVICE = 200;

  @Inject Authenticator authenticator;
  @Inject Passwords passwords;
  @Inject IpAllowlists allowlists;
  @Inject Attempts attempts;
  @Inject Issuing issuing;
  @Inject SessionStore store;

  private record Opened(ECKey key, String sid, RefreshToken token, long now) {}

  /**
   * Whose session it is to be.
   *
   * @param keyHash of the key whose rights it gets
   */
  private record Shown(Principal caller, byte[] keyHash, SessionStore.Candidate candidate) {}

  /**
   * Logs in.
   *
   * @param agent what the client calls itself
   * @throws Unauthenticated when key or password are not good, or their principal has no membership
   *     where it wants to; they look alike
   * @throws io.decisiongate.core.error.TooManyAttempts when the password is locked
   */
  public TokenPair logIn(CallOrigin origin, LoginRequest asked, String agent) {
    issuing.settings();
    if (asked.proof() instanceof LoginRequest.Proof.Password) {
      passwords.requireAllowed();
    }
    // Somebody else's change lets the rest be tried again; a password is looked at, and counted,
    // once.
    AtomicReference<byte[]> rightPassword = new AtomicReference<>();
    Opened opened =
        attempts.repeat(
            origin, "login", attempt -> open(attempt, origin, asked, agent, rightPassword));
    return issuing.pair(opened.key(), opened.sid(), opened.token(), opened.now());
  }

  private Opened open(
      Attempt attempt,
      CallOrigin origin,
      LoginRequest asked,
      String agent,
      AtomicReference<byte[]> rightPassword) {
    Shown shown =
        switch (asked.proof()) {
          case LoginRequest.Proof.Key key -> byKey(origin, key.text());
          case LoginRequest.Proof.Password password -> byPassword(origin, password, rightPassword);
        };
    attempt.by(shown.caller());
    allowlists.require(origin, shown.caller());
    SessionStore.Candidate candidate = shown.candidate();
    Optional<Long> tenant = tenant(candidate, asked.place());
    ECKey key = issuing.key();
    SessionSettings settings = issuing.settings();
    String sid = UUID.randomUUID().toString();
    RefreshToken token = RefreshToken.generate();
    attempt.step(
        "dg_open_session",
        sid,
        candidate.principal(),
        shown.keyHash(),
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
        (detail(tenant) + " " + asked.proof().name()).strip());
    return new Opened(key, sid, token, candidate.now());
  }

  private Shown byKey(CallOrigin origin, String key) {
    Principal caller = principalOf(origin, key);
    byte[] hash = Sha256.digest(key.getBytes(StandardCharsets.UTF_8));
    return new Shown(
        caller,
        hash,
        store.candidate(hash).orElseThrow(() -> new Unauthenticated("login: unknown api key")));
  }

  private Shown byPassword(
      CallOrigin origin,
      LoginRequest.Proof.Password password,
      AtomicReference<byte[]> rightPassword) {
    byte[] known = rightPassword.get();
    byte[] hash =
        known != null
            ? known
            : passwords.require(origin.credentials(), password.principal(), password.text());
    rightPassword.set(hash);
    SessionStore.Candidate candidate =
        store
            .candidate(hash)
            .orElseThrow(() -> new Unauthenticated("login: password that has just changed"));
    return new Shown(
        Attempt.of(
            Principal.Method.PASSWORD, "password", candidate.principal(), candidate.organisation()),
        hash,
        candidate);
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
    store.live(before.sid()).ifPresent(issuing::requireAllowed);
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

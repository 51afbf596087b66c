package io.decisiongate.sessions.boundary;

import com.nimbusds.jose.jwk.ECKey;
import io.decisiongate.allowlist.boundary.IpAllowlists;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Authenticator;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.sessions.control.Attempt;
import io.decisiongate.sessions.control.Attempts;
import io.decisiongate.sessions.control.Issuing;
import io.decisiongate.sessions.control.RefreshRules;
import io.decisiongate.sessions.control.RefreshToken;
import io.decisiongate.sessions.control.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Exchanges a refresh token for its successor and a new access token (sessions-rbac.md section 5).
 * Used once more, soon, it gives the same successor; later, its session ends.
 */
@ApplicationScoped
public class Refreshing {
  @Inject Authenticator authenticator;
  @Inject IpAllowlists allowlists;
  @Inject Attempts attempts;
  @Inject Issuing issuing;
  @Inject SessionStore store;

  /** What an attempt came to. */
  private sealed interface Outcome {
    record Given(ECKey key, SessionStore.Live session, RefreshToken successor, long now)
        implements Outcome {}

    record Ended() implements Outcome {}
  }

  /**
   * Refreshes.
   *
   * @param shown the token as the client sent it
   * @param agent what the client calls itself
   * @throws Unauthenticated when the token is not good, or was used by somebody else; they look
   *     alike
   * @throws RateLimited when the session was refreshed too often
   */
  public TokenPair refresh(CallOrigin origin, String shown, String agent) {
    issuing.settings();
    RefreshToken token = new RefreshToken(shown);
    Outcome outcome =
        attempts.repeat(
            origin, "token_refreshed", attempt -> refresh(attempt, origin, token, agent));
    return switch (outcome) {
      case Outcome.Given given ->
          issuing.pair(given.key(), given.session(), given.successor(), given.now());
      case Outcome.Ended ignored -> throw new Unauthenticated("session that has just ended");
    };
  }

  private Outcome refresh(Attempt attempt, CallOrigin origin, RefreshToken shown, String agent) {
    Optional<SessionStore.Token> found =
        Optional.of(shown)
            .filter(RefreshToken::isWellFormed)
            .flatMap(token -> store.token(token.hash()));
    if (found.isEmpty()) {
      authenticator.countFailure(origin.credentials());
      throw new Unauthenticated("unknown refresh token");
    }
    SessionSettings settings = issuing.settings();
    SessionStore.Token token = found.get();
    SessionStore.Owner owner =
        store
            .owner(token.sid())
            .orElseThrow(() -> new Unauthenticated("refresh token: session that is over"));
    Used used = new Used(attempt, origin, shown, token, owner);
    Principal caller = Attempt.ofSession(token.sid(), owner.principal(), owner.organisation());
    attempt.by(caller);
    allowlists.require(origin, caller);
    RefreshRules.Verdict verdict =
        RefreshRules.decide(
            token.known(),
            Duration.ofSeconds(settings.graceSeconds()).toMillis(),
            settings.maxRefreshes());
    return switch (verdict) {
      case RefreshRules.Verdict.Refuse refusal ->
          throw new Unauthenticated("refresh token: " + refusal.reason());
      case RefreshRules.Verdict.Wait wait -> throw new RateLimited(wait.retryAfterMs());
      case RefreshRules.Verdict.Theft theft -> used.stolen(theft.reason());
      case RefreshRules.Verdict.Repeat repeat ->
          store
              .live(token.sid())
              .map(this::allowed)
              .map(session -> used.again(issuing.key(), session, repeat.box()))
              .orElseGet(used::ended);
      case RefreshRules.Verdict.Rotate ignored ->
          store
              .live(token.sid())
              .map(this::allowed)
              .map(session -> used.rotated(issuing.key(), session, settings, agent))
              .orElseGet(used::ended);
    };
  }

  private SessionStore.Live allowed(SessionStore.Live session) {
    issuing.requireAllowed(session);
    return session;
  }

  /** A token that somebody shows in one attempt, and what can become of it. */
  private record Used(
      Attempt attempt,
      CallOrigin origin,
      RefreshToken shown,
      SessionStore.Token token,
      SessionStore.Owner owner) {

    /** What is answered is known before anything is used up: nothing can fail afterwards. */
    Outcome rotated(ECKey key, SessionStore.Live session, SessionSettings settings, String agent) {
      long idleMs = Duration.ofSeconds(settings.idleTtlSeconds()).toMillis();
      RefreshToken successor = RefreshToken.generate();
      attempt.step(
          "dg_rotate_refresh_token",
          shown.hash(),
          token.sid(),
          successor.hash(),
          settings.graceSeconds() == 0 ? null : shown.seal(successor),
          idleMs,
          origin.credentials().clientAddress(),
          agent);
      record("token_refreshed", "");
      long now = token.known().now();
      return new Outcome.Given(key, session.refreshed(now + idleMs), successor, now);
    }

    Outcome again(ECKey key, SessionStore.Live session, byte[] box) {
      attempt.step("dg_repeat_refresh", (Object) shown.hash());
      record("token_refreshed", "repeated");
      return new Outcome.Given(key, session, shown.open(box), token.known().now());
    }

    Outcome stolen(String reason) {
      attempt.step("dg_end_stolen_session", token.sid());
      record(
          "refresh_token_reuse",
          "last_address=%s address=%s: %s"
              .formatted(token.address(), origin.credentials().clientAddress(), reason));
      return new Outcome.Ended();
    }

    /** Its key, its principal or its membership is gone. */
    Outcome ended() {
      attempt.step("dg_end_session", token.sid(), "no_membership");
      record("session_revoked", "no membership or key any more");
      return new Outcome.Ended();
    }

    private void record(String action, String detail) {
      attempt.record(
          Attempt.ofSession(token.sid(), owner.principal(), owner.organisation()),
          owner.organisation(),
          action,
          "session:" + token.sid(),
          detail);
    }
  }
}

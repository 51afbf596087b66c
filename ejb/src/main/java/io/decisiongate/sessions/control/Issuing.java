package io.decisiongate.sessions.control;

import com.nimbusds.jose.jwk.ECKey;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.NotFound;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.sessions.boundary.TokenPair;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Hands tokens of a session out. */
@ApplicationScoped
public class Issuing {
  @Inject ActiveConfiguration configuration;
  @Inject SigningKeys keys;
  @Inject SessionStore store;

  /**
   * The settings in force.
   *
   * @throws NotFound when there are no sessions
   */
  public SessionSettings settings() {
    SessionSettings settings = configuration.get().identity().sessions();
    if (!settings.areOn()) {
      throw new NotFound("sessions are off; set identity.sessions.secret_path");
    }
    return settings;
  }

  /** Makes sure that tokens can be signed, before anything is used up. */
  public ECKey key() {
    settings();
    return keys.signing();
  }

  /**
   * Makes sure that the session may go on, before anything of it is used up.
   *
   * @throws Unauthenticated when a password opened it, and there are no passwords any more
   */
  public void requireAllowed(SessionStore.Live session) {
    if (session.byPassword() && !settings().passwords()) {
      throw new Unauthenticated("session of a password, and passwords are off");
    }
  }

  /**
   * A new access token beside this refresh token.
   *
   * @param now Unix milliseconds of the database
   * @throws Unauthenticated when the session has ended meanwhile
   */
  public TokenPair pair(ECKey key, String sid, RefreshToken refreshToken, long now) {
    return pair(
        key,
        store.live(sid).orElseThrow(() -> new Unauthenticated("session that has just ended")),
        refreshToken,
        now);
  }

  /** The same for a session as it was read; asks nobody. */
  public TokenPair pair(ECKey key, SessionStore.Live session, RefreshToken refreshToken, long now) {
    SessionSettings settings = settings();
    long end = Math.min(session.expiresAt(), session.idleExpiresAt());
    long leftSeconds = Duration.ofMillis(Math.max(0, end - now)).toSeconds();
    long lifetime = Math.min(settings.accessTtlSeconds(), leftSeconds);
    return new TokenPair(
        AccessTokens.mint(key, settings.issuer(), session, Instant.now(), lifetime),
        refreshToken.text(),
        lifetime,
        leftSeconds,
        session);
  }
}

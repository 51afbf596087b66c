package io.decisiongate.identity.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.identity.boundary.SessionClaims;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Access tokens of this server's own (sessions-rbac.md section 4): verified by the published keys,
 * then against what the database knows of session and principal. What a token says of roles does
 * not count.
 */
public final class SessionTokens {
  private static final int SKEW_S = 30;
  private static final String SUBJECT = "sub";
  private static final Set<String> REQUIRED = Set.of(SUBJECT, "exp", "iat", "jti", "sid", "ver");

  private final SessionSettings settings;
  private final Function<String, Optional<ECKey>> keys;
  private final BiFunction<String, Long, Optional<SessionStates.State>> states;
  private final DefaultJWTClaimsVerifier<?> claims;

  public SessionTokens(SessionSettings settings, SessionKeys keys, SessionStates states) {
    this(settings, keys::find, states::find);
  }

  SessionTokens(
      SessionSettings settings,
      Function<String, Optional<ECKey>> keys,
      BiFunction<String, Long, Optional<SessionStates.State>> states) {
    this.settings = settings;
    this.keys = keys;
    this.states = states;
    claims =
        new DefaultJWTClaimsVerifier<>(
            Set.of(SessionClaims.AUDIENCE),
            new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .claim(SessionClaims.TOKEN_USE, SessionClaims.ACCESS)
                .build(),
            REQUIRED,
            Set.of());
    claims.setMaxClockSkew(SKEW_S);
  }

  /** Whether a bearer means to be such a token, good or not. */
  public boolean areMeantBy(String bearer) {
    try {
      return settings.areOn()
          && bearer.startsWith("eyJ")
          && settings.issuer().equals(SignedJWT.parse(bearer).getJWTClaimsSet().getIssuer());
    } catch (ParseException e) {
      return false;
    }
  }

  /**
   * The principal that a token speaks of, with the rights that its session has now.
   *
   * @throws Unauthenticated when the token is not good; the explanation, which only the audit
   *     learns, says why
   * @throws StorageUnavailable when the database cannot be asked
   */
  public Principal verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      requireSigned(jwt);
      JWTClaimsSet said = jwt.getJWTClaimsSet();
      return ofOurs(said).with(new VerifiedToken(token, said, SUBJECT));
    } catch (ParseException e) {
      throw refused("cannot be read");
    } catch (JOSEException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /** Of a token that one of our keys has signed; whoever shows it guesses nothing. */
  private Principal ofOurs(JWTClaimsSet said) throws ParseException {
    try {
      claims.verify(said, null);
      return ofState(said);
    } catch (BadJWTException e) {
      throw outdated(String.valueOf(e.getMessage()));
    }
  }

  private void requireSigned(SignedJWT jwt) throws JOSEException {
    if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
      throw refused("another algorithm than ES256");
    }
    if (!SessionClaims.TYPE.equals(jwt.getHeader().getType())) {
      throw refused("another type than at+jwt");
    }
    ECKey key =
        Optional.ofNullable(jwt.getHeader().getKeyID())
            .flatMap(keys)
            .orElseThrow(() -> refused("unknown key"));
    if (!jwt.verify(new ECDSAVerifier(key))) {
      throw refused("wrong signature");
    }
  }

  private Principal ofState(JWTClaimsSet said) throws ParseException {
    Long version = said.getLongClaim(SessionClaims.VERSION);
    if (version == null) {
      throw outdated("no version of its principal's tokens");
    }
    SessionStates.State state =
        states
            .apply(said.getStringClaim(SessionClaims.SID), version)
            .orElseThrow(() -> outdated("session that is over"));
    if (!state.principal().id().equals(said.getSubject())) {
      throw outdated("another subject than its session's");
    }
    if (version != state.tokenVersion()) {
      throw outdated("earlier version of its principal's tokens");
    }
    return state.principal();
  }

  private static Unauthenticated outdated(String why) {
    return Unauthenticated.outdated("access token: " + why);
  }

  private static Unauthenticated refused(String why) {
    return new Unauthenticated("access token: " + why);
  }
}

package io.decisiongate.sessions.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.decisiongate.identity.boundary.SessionClaims;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes access tokens (sessions-rbac.md section 4). */
public final class AccessTokens {
  /** Organisation roles of which the first that somebody has is named. */
  private static final List<String> FIRST_ROLES = List.of("owner", "admin");

  private AccessTokens() {}

  /**
   * A token of this session.
   *
   * @param key with its private part
   */
  public static String mint(
      ECKey key, String issuer, SessionStore.Live session, Instant now, long lifetimeSeconds) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(SessionClaims.AUDIENCE)
            .subject(session.principal())
            .claim("org_id", session.organisation())
            .claim("roles", session.roles())
            .claim("groups", session.roles())
            .claim(SessionClaims.SID, session.sid())
            .claim(SessionClaims.VERSION, session.tokenVersion())
            .claim("amr", List.of(session.byPassword() ? "pwd" : "api_key"))
            .claim("auth_time", session.authTime() / 1000)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds)))
            .jwtID(UUID.randomUUID().toString())
            .claim(SessionClaims.TOKEN_USE, SessionClaims.ACCESS);
    session.tenant().ifPresent(tenant -> claims.claim("tenant_id", tenant));
    role(session.organisationRoles()).ifPresent(role -> claims.claim("role", role));
    return signed(key, claims.build());
  }

  private static Optional<String> role(List<String> roles) {
    return FIRST_ROLES.stream()
        .filter(roles::contains)
        .findFirst()
        .or(() -> roles.stream().findFirst());
  }

  private static String signed(ECKey key, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256)
                  .type(SessionClaims.TYPE)
                  .keyID(key.getKeyID())
                  .build(),
              claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token cannot be signed", e);
    }
  }
}

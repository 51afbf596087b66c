package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The issuers whose JSON Web Tokens are believed. A token belongs to the issuer that its claim
 * {@code iss} names; only that issuer's keys, audiences and algorithms count for it.
 */
public final class TrustedIssuers implements AutoCloseable {
  /** Three parts of which the first is a JSON object in base64url; the last may be empty. */
  private static final Pattern LOOKS_LIKE_JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private final Map<String, TokenIssuer> issuers = new LinkedHashMap<>();

  public TrustedIssuers(IdentitySettings settings, BoundRoles roles) {
    for (IssuerSettings issuer : settings.issuers()) {
      issuers.put(issuer.issuer(), new TokenIssuer(issuer, roles));
    }
  }

  /** Whether a bearer means to be a token of an issuer, good or not. */
  public static boolean areMeantBy(String bearer) {
    return LOOKS_LIKE_JWT.matcher(bearer).matches();
  }

  /**
   * The principal that a token speaks of.
   *
   * @throws Unauthenticated when the token is not good; the explanation, which only the audit
   *     learns, says why
   */
  public Principal verify(String token) {
    if (issuers.isEmpty()) {
      throw new Unauthenticated("no issuer of tokens is trusted");
    }
    try {
      JWT jwt = JWTParser.parse(token);
      return Optional.ofNullable(jwt.getJWTClaimsSet())
          .map(claims -> claims.getIssuer())
          .map(issuers::get)
          .orElseThrow(() -> new Unauthenticated("token of an issuer that is not trusted"))
          .verify(jwt, token);
    } catch (ParseException e) {
      throw new Unauthenticated("token that cannot be read");
    }
  }

  @Override
  public void close() {
    issuers.values().forEach(TokenIssuer::close);
  }
}

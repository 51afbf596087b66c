package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import io.decisiongate.core.configuration.IdentitySettings;
import io.decisiongate.core.configuration.IntrospectionSettings;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.boundary.Principal;
import java.text.ParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The issuers whose tokens are believed. A JSON Web Token belongs to the issuer that its claim
 * {@code iss} names; only that issuer's keys, audiences and algorithms count for it. An opaque
 * token belongs to the issuer whose prefix it has, and is shown to no other.
 */
public final class TrustedIssuers implements AutoCloseable {
  /** Three parts of which the first is a JSON object in base64url; the last may be empty. */
  private static final Pattern LOOKS_LIKE_JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private final Map<String, TokenIssuer> issuers = new LinkedHashMap<>();
  private final Map<String, Introspection> askedAboutJwts = new LinkedHashMap<>();
  private final Map<String, Introspection> askedByPrefix = new LinkedHashMap<>();

  public TrustedIssuers(IdentitySettings settings, BoundRoles roles, SubjectRegister register) {
    settings.issuers().forEach(issuer -> add(issuer, roles, register));
  }

  private void add(IssuerSettings issuer, BoundRoles roles, SubjectRegister register) {
    Optional<IntrospectionSettings> asked = issuer.introspection();
    if (asked.filter(IntrospectionSettings::isForJwts).isEmpty()) {
      issuers.put(issuer.issuer(), new TokenIssuer(issuer, roles, register));
    }
    asked.ifPresent(
        settings -> {
          Introspection introspection = new Introspection(issuer, settings, roles, register);
          if (settings.isForJwts()) {
            askedAboutJwts.put(issuer.issuer(), introspection);
          }
          if (settings.isForOpaqueTokens()) {
            askedByPrefix.put(settings.tokenPrefix(), introspection);
          }
        });
  }

  /** Whether a bearer means to be a token of an issuer, good or not. */
  public boolean areMeantBy(String bearer) {
    return LOOKS_LIKE_JWT.matcher(bearer).matches() || issuerOfOpaque(bearer).isPresent();
  }

  /**
   * The principal that a token speaks of.
   *
   * @param resource URL of the endpoint for one tenant at which it is shown; tokens for it are good
   *     there besides those for the issuer's audiences
   * @throws Unauthenticated when the token is not good; the explanation, which only the audit
   *     learns, says why
   */
  public Principal verify(String token, Optional<String> resource) {
    return LOOKS_LIKE_JWT.matcher(token).matches()
        ? verifyJwt(token, resource)
        : issuerOfOpaque(token)
            .orElseThrow(() -> new Unauthenticated("token of no issuer that is trusted"))
            .verify(token, resource);
  }

  private Principal verifyJwt(String token, Optional<String> resource) {
    if (issuers.isEmpty() && askedAboutJwts.isEmpty()) {
      throw new Unauthenticated("no issuer of tokens is trusted");
    }
    try {
      JWT jwt = JWTParser.parse(token);
      String issuer =
          Optional.ofNullable(jwt.getJWTClaimsSet()).map(claims -> claims.getIssuer()).orElse("");
      Introspection asked = askedAboutJwts.get(issuer);
      if (asked != null) {
        return asked.verify(token, resource);
      }
      return Optional.ofNullable(issuers.get(issuer))
          .orElseThrow(() -> new Unauthenticated("token of an issuer that is not trusted"))
          .verify(jwt, token, resource);
    } catch (ParseException e) {
      throw new Unauthenticated("token that cannot be read");
    }
  }

  private Optional<Introspection> issuerOfOpaque(String token) {
    return askedByPrefix.entrySet().stream()
        .filter(asked -> token.startsWith(asked.getKey()))
        .max(Comparator.comparingInt(asked -> asked.getKey().length()))
        .map(Map.Entry::getValue);
  }

  @Override
  public void close() {
    issuers.values().forEach(TokenIssuer::close);
    askedAboutJwts.values().forEach(Introspection::close);
    askedByPrefix.values().forEach(Introspection::close);
  }
}

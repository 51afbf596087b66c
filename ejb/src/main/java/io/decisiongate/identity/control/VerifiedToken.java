package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token that was verified, as MicroProfile JWT 2.1 presents it (chapter 4). Values get
 * their types of {@link ClaimValues} when somebody asks for them, so that a call that asks for none
 * pays for none.
 *
 * <p>Whoever has the token itself can use it until it expires: it is there for calls in the name of
 * the caller, by {@link #getRawToken} and the claim {@code raw_token}, and nowhere else. It is
 * neither among the names of claims nor in the text of this object.
 */
final class VerifiedToken implements JsonWebToken {
  private final String raw;
  private final JWTClaimsSet claims;
  private final String subjectClaim;

  /**
   * A token.
   *
   * @param raw as it was shown
   * @param claims what was verified
   * @param subjectClaim the claim that says who it is; a text that is not blank
   */
  VerifiedToken(String raw, JWTClaimsSet claims, String subjectClaim) {
    this.raw = raw;
    this.claims = claims;
    this.subjectClaim = subjectClaim;
  }

  /**
   * A name for people: {@code upn}, else {@code preferred_username}, else {@code sub}, else the
   * claim that says who it is. At many issuers people choose the first two themselves: nothing that
   * anybody may do can depend on it.
   */
  @Override
  public String getName() {
    return Stream.of(
            Claims.upn.name(), Claims.preferred_username.name(), Claims.sub.name(), subjectClaim)
        .map(claims::getClaim)
        .filter(value -> value instanceof String text && !text.isBlank())
        .map(String.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The names of the claims that the token has; those with the value null are none. */
  @Override
  public Set<String> getClaimNames() {
    return claims.getClaims().entrySet().stream()
        .filter(claim -> claim.getValue() != null)
        .map(claim -> claim.getKey())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  @SuppressWarnings("unchecked") // As the interface wants it: whoever asks knows the claim's type.
  public <T> @Nullable T getClaim(String name) {
    if (name.equals(Claims.raw_token.name())) {
      return (T) raw;
    }
    Object value = claims.getClaim(name);
    return value == null ? null : (T) ClaimValues.of(name, value);
  }

  /** The texts of the claim {@code groups}; empty when there are none. */
  @Override
  public Set<String> getGroups() {
    return GroupRights.texts(claims.getClaim(Claims.groups.name()));
  }

  /** Seconds since 1970; 0, so older than anything, when the token does not say it. */
  @Override
  public long getIssuedAtTime() {
    Long time = getClaim(Claims.iat);
    return time == null ? 0 : time;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifiedToken token && token.raw.equals(raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  @Override
  public String toString() {
    return "JsonWebToken[iss=" + claims.getIssuer() + "]";
  }
}

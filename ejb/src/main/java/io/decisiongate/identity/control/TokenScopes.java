package io.decisiongate.identity.control;

import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.access.Capability;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a token is good for, by its scopes (RFC 9068 section 2.2.3): those that are names of
 * capabilities. Other scopes are somebody else's, wildcards are none.
 */
final class TokenScopes {
  /** The standard's claim, and the one that some issuers have instead. */
  private static final List<String> CLAIMS = List.of("scope", "scp");

  private TokenScopes() {}

  /**
   * The only capabilities that the token is good for; empty when it is good for all.
   *
   * @param required whether a token without the name of a capability is good for none
   * @throws ParseException when the scopes are neither text nor a list of texts
   */
  static Optional<Set<Capability>> limit(JWTClaimsSet claims, boolean required)
      throws ParseException {
    Set<Capability> named = EnumSet.noneOf(Capability.class);
    for (String claim : CLAIMS) {
      for (String scope : scopes(claims, claim)) {
        Capability.named(scope).ifPresent(named::add);
      }
    }
    return named.isEmpty() && !required
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableSet(named));
  }

  private static List<String> scopes(JWTClaimsSet claims, String claim) throws ParseException {
    return switch (claims.getClaim(claim)) {
      case null -> List.of();
      case String text -> Arrays.asList(text.split(" ", -1));
      case List<?> many -> texts(many, claim);
      default -> throw unreadable(claim);
    };
  }

  private static List<String> texts(List<?> many, String claim) throws ParseException {
    List<String> texts = new ArrayList<>();
    for (Object each : many) {
      if (!(each instanceof String text)) {
        throw unreadable(claim);
      }
      texts.add(text);
    }
    return texts;
  }

  private static ParseException unreadable(String claim) {
    return new ParseException("claim " + claim + " is neither text nor a list of texts", 0);
  }
}

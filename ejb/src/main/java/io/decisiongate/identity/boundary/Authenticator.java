package io.decisiongate.identity.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.identity.control.ApiKeys;
import io.decisiongate.mcp.limits.BearerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds out who calls (auth.md section 1, design.md section 7). A bearer that looks like one of our
 * keys or like a JWT must be good, in every mode; {@code local_only} ignores other bearers and
 * accepts callers of this machine.
 */
@ApplicationScoped
public class Authenticator {
  private static final String LOOPBACK = "loopback";
  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  @Inject ApiKeys apiKeys;
  @Inject ActiveConfiguration configuration;

  /**
   * The principal behind these credentials.
   *
   * @throws Unauthenticated when they show nobody known; unknown, expired and revoked look alike
   */
  public Principal authenticate(Credentials credentials) {
    Optional<BearerToken> bearer = BearerToken.parse(credentials.authorization());
    if (bearer.isPresent() && bearer.get().value().startsWith(ApiKeys.PREFIX)) {
      return apiKeys
          .find(bearer.get().value())
          .orElseThrow(() -> new Unauthenticated("unknown api key"));
    }
    if (bearer.isPresent() && JWT.matcher(bearer.get().value()).matches()) {
      throw new Unauthenticated("no issuer of tokens is trusted");
    }
    return switch (configuration.get().server().auth().mode()) {
      case LOCAL_ONLY -> local(credentials);
      case BEARER_TOKEN ->
          throw new Unauthenticated(bearer.isPresent() ? "unknown token" : "missing bearer token");
      case MTLS -> throw new Unauthenticated("missing client subject");
    };
  }

  private static Principal local(Credentials credentials) {
    if (!isLoopback(credentials.peerAddress())) {
      throw new Unauthenticated("local_only accepts callers of this machine only");
    }
    return new Principal(LOOPBACK, Principal.Method.LOCAL, LOOPBACK, Set.of());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

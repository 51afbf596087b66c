package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Whoever calls, as it sees itself.
 *
 * @param token by which it calls; empty when it showed something else
 */
public record SelfEntry(PrincipalEntry principal, Optional<JsonWebToken> token)
    implements Entry.Versioned {
  @Override
  public long version() {
    return principal.version();
  }

  @Override
  public Json.Obj toJson() {
    Json.ObjectBuilder self = Json.object();
    principal.toJson().members().forEach(self::put);
    return self.putIfPresent("token", token.map(SelfEntry::json)).build();
  }

  private static Json json(JsonWebToken token) {
    return Json.object()
        .put("name", token.getName())
        .put("issuer", token.getIssuer())
        .put("expires_at_ms", token.getExpirationTime() * 1_000)
        .build();
  }
}

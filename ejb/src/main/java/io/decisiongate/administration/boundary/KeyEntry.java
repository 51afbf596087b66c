package io.decisiongate.administration.boundary;

import io.decisiongate.core.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * An API key; the secret itself is nowhere.
 *
 * @param id the first 16 hexadecimal digits of the SHA-256 of the key's text; in the audit too
 * @param scopes where it is good; empty: wherever its principal may act
 * @param tools the only tools it may call; empty: all
 * @param lastUsedAt Unix milliseconds, to the minute, as are the other times without rounding
 * @param replacedBy id of the key that it was rotated to
 */
public record KeyEntry(
    String id,
    String principal,
    String name,
    List<KeyScope> scopes,
    List<String> tools,
    Optional<KeyRate> rate,
    long createdAt,
    Optional<Long> expiresAt,
    Optional<Long> revokedAt,
    Optional<Long> lastUsedAt,
    Optional<String> replacedBy)
    implements Entry {
  public KeyEntry {
    scopes = List.copyOf(scopes);
    tools = List.copyOf(tools);
  }

  /** Whether it can still be used, as far as it is concerned. */
  boolean isGood(long now) {
    return revokedAt.isEmpty() && expiresAt.filter(at -> at <= now).isEmpty();
  }

  @Override
  public Json.Obj toJson() {
    return Json.object()
        .put("key_id", id)
        .put("principal_id", principal)
        .put("name", name)
        .put("scopes", new Json.Array(scopes.stream().<Json>map(KeyScope::toJson).toList()))
        .put("tools", Json.texts(tools))
        .putIfPresent("rate", rate.map(KeyRate::toJson))
        .put("created_at_ms", createdAt)
        .putIfPresent("expires_at_ms", expiresAt.map(Json::of))
        .putIfPresent("revoked_at_ms", revokedAt.map(Json::of))
        .putIfPresent("last_used_at_ms", lastUsedAt.map(Json::of))
        .putIfPresent("replaced_by", replacedBy.map(Json::of))
        .build();
  }
}

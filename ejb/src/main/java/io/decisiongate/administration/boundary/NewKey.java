package io.decisiongate.administration.boundary;

import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.tool.ToolName;
import java.util.List;
import java.util.Optional;

/**
 * An API key to be made.
 *
 * @param principal whose it is; empty: the caller's own
 * @param scopes where it is good; empty: wherever its principal may act
 * @param tools the only tools it may call; empty: all
 * @param expiresAt Unix milliseconds; empty: until it is revoked
 */
public record NewKey(
    Optional<String> principal,
    String name,
    List<KeyScope> scopes,
    List<String> tools,
    Optional<KeyRate> rate,
    Optional<Long> expiresAt) {
  private static final int MOST_SCOPES = 100;
  private static final long LONGEST_WINDOW_MS = 86_400_000;

  public static NewKey fromJson(Json body) {
    ObjectReader members = ObjectReader.of(body, "the request");
    List<KeyScope> scopes =
        members.optional("scopes").isEmpty()
            ? List.of()
            : members.list("scopes", NewKey::scope).stream().distinct().toList();
    if (scopes.size() > MOST_SCOPES) {
      throw members.invalid("scopes", "a key may have at most " + MOST_SCOPES + " scopes");
    }
    return new NewKey(
        members.optionalString("principal_id"),
        Naming.name(members),
        scopes,
        members.optional("tools").isEmpty()
            ? List.of()
            : members.strings("tools").stream().map(NewKey::tool).distinct().toList(),
        members.optional("rate").map(NewKey::rate),
        members.optionalInteger("expires_at_ms", 1, Long.MAX_VALUE));
  }

  private static KeyScope scope(Json json) {
    ObjectReader members = ObjectReader.of(json, "a scope");
    return new KeyScope(
        members.integer("tenant_id", 1, Long.MAX_VALUE),
        members.optionalInteger("namespace_id", 1, Long.MAX_VALUE));
  }

  private static String tool(String name) {
    return ToolName.named(name)
        .orElseThrow(() -> new InvalidParams("`" + name + "` is no tool at `tools` in the request"))
        .wire();
  }

  private static KeyRate rate(Json json) {
    ObjectReader members = ObjectReader.of(json, "`rate`");
    return new KeyRate(
        (int) members.integer("max_requests", 1, Integer.MAX_VALUE),
        members.integer("window_ms", 1, LONGEST_WINDOW_MS));
  }
}

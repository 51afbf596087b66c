package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one environment variable (providers.md section 3). A variable that is not set is neither a
 * value nor an error.
 *
 * @param allowlist the only keys that may be asked for; absent = all
 * @param denylist keys that may never be asked for
 * @param maxKeyBytes longest key, in bytes of UTF-8
 * @param maxValueBytes longest value, in bytes of UTF-8
 * @param overrides replaces the environment of the process, which a JVM sees as it was at start
 */
public record EnvProvider(
    Optional<Set<String>> allowlist,
    Set<String> denylist,
    long maxKeyBytes,
    long maxValueBytes,
    Optional<Map<String, String>> overrides)
    implements EvidenceProvider {
  /** What the JVM puts in place of bytes that are not UTF-8. */
  private static final String REPLACEMENT = "\uFFFD";

  public EnvProvider {
    allowlist = allowlist.map(Set::copyOf);
    denylist = Set.copyOf(denylist);
    overrides = overrides.map(Map::copyOf);
  }

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    if (!query.checkId().equals("get")) {
      throw new ProviderFailure("unsupported env check");
    }
    String key = key(query);
    if (bytes(key) > maxKeyBytes) {
      throw new ProviderFailure("env key exceeds limit");
    }
    if (denylist.contains(key) || !allowlist.map(keys -> keys.contains(key)).orElse(true)) {
      throw new ProviderFailure("env key blocked by policy");
    }
    EvidenceAnchor anchor = new EvidenceAnchor("env", key);
    return lookUp(key).map(value -> found(value, anchor)).orElseGet(() -> absent(anchor));
  }

  private static String key(EvidenceQuery query) {
    Json params =
        query.params().orElseThrow(() -> new ProviderFailure("env check requires params"));
    if (!(params instanceof Json.Obj members)) {
      throw new ProviderFailure("env params must be an object");
    }
    Json key = members.member("key").orElseThrow(() -> new ProviderFailure("missing env key"));
    if (!(key instanceof Json.Text text)) {
      throw new ProviderFailure("env key must be a string");
    }
    return text.value();
  }

  private Optional<String> lookUp(String key) {
    return overrides
        .map(map -> Optional.ofNullable(map.get(key)))
        .orElseGet(
            () ->
                Optional.ofNullable(System.getenv(key))
                    .filter(value -> !value.contains(REPLACEMENT)));
  }

  private EvidenceResult found(String value, EvidenceAnchor anchor) {
    if (bytes(value) > maxValueBytes) {
      throw new ProviderFailure("env value exceeds limit");
    }
    return EvidenceResult.verified(new EvidenceValue.OfJson(Json.of(value)), "text/plain", anchor);
  }

  private static EvidenceResult absent(EvidenceAnchor anchor) {
    return new EvidenceResult(
        Optional.empty(),
        Lane.VERIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(anchor),
        Optional.empty(),
        Optional.empty());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package io.decisiongate.core.provider;

import io.decisiongate.core.Fixtures;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceGatherer;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.ProviderRegistry;
import io.decisiongate.core.evidence.ProviderRegistry.RegisteredProvider;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Short ways to ask one provider. */
public final class Asking {
  public static final Timestamp LOGICAL_5 = new Timestamp.Logical(BigInteger.valueOf(5));

  private Asking() {}

  /** Asks through a gatherer in which the provider is the only one. */
  static EvidenceResult ask(
      EvidenceProvider provider, String check, Optional<String> params, Timestamp now) {
    ProviderRegistry registry = ProviderRegistry.of(Map.of("p", RegisteredProvider.of(provider)));
    return new EvidenceGatherer(registry).gather(query(check, params), context(now));
  }

  static EvidenceQuery query(String check, Optional<String> params) {
    return new EvidenceQuery("p", check, params.map(JsonReader::read));
  }

  /** A trigger at this time. */
  public static EvidenceContext context(Timestamp now) {
    return context(now, Optional.empty());
  }

  /** A trigger at this time, of a call with this correlation id. */
  public static EvidenceContext context(Timestamp now, Optional<String> correlationId) {
    return new EvidenceContext(
        new TenantId(1), new NamespaceId(1), "r", "s", "a", "t", now, correlationId);
  }

  /** The value as canonical text, the error as {@code code: message}, or {@code absent}. */
  static String outcome(EvidenceResult result) {
    return result
        .error()
        .map(error -> error.code() + ": " + error.message())
        .or(() -> result.value().map(value -> value(value.toJson())))
        .orElse("absent");
  }

  private static String value(Json value) {
    return JsonWriter.write(Fixtures.member(value, "value"));
  }
}

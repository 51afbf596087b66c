package io.decisiongate.core.provider;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.ProviderFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.time.Timestamp;
import java.math.BigInteger;

/**
 * Compares the trigger's time; never reads a clock (providers.md section 2).
 *
 * @param allowLogical whether triggers with logical time are answered
 */
public record TimeProvider(boolean allowLogical) implements EvidenceProvider {
  private static final BigInteger MAX_MILLIS = BigInteger.valueOf(Long.MAX_VALUE);

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    Timestamp now = context.triggerTime();
    Json value =
        switch (query.checkId()) {
          case "now" -> new Json.Int(permitted(now).number());
          case "after" -> Json.of(compareToThreshold(query, now) > 0);
          case "before" -> Json.of(compareToThreshold(query, now) < 0);
          default -> throw new ProviderFailure("unsupported time check");
        };
    return EvidenceResult.verified(
        new EvidenceValue.OfJson(value), "application/json", anchor(now));
  }

  private Timestamp permitted(Timestamp now) {
    if (now instanceof Timestamp.Logical && !allowLogical) {
      throw new ProviderFailure("logical timestamps are not permitted");
    }
    return now;
  }

  private int compareToThreshold(EvidenceQuery query, Timestamp now) {
    Json params =
        query.params().orElseThrow(() -> new ProviderFailure("time check requires params"));
    if (!(params instanceof Json.Obj members)) {
      throw new ProviderFailure("time params must be an object");
    }
    Json timestamp =
        members
            .member("timestamp")
            .orElseThrow(() -> new ProviderFailure("missing timestamp param"));
    BigInteger threshold =
        switch (permitted(now)) {
          case Timestamp.UnixMillis ignored -> millis(timestamp);
          case Timestamp.Logical ignored -> counter(timestamp);
        };
    return now.number().compareTo(threshold);
  }

  private static BigInteger millis(Json timestamp) {
    return switch (timestamp) {
      case Json.Int integer -> {
        if (integer.value().compareTo(MAX_MILLIS) > 0) {
          throw new ProviderFailure("timestamp exceeds i64 range");
        }
        yield integer.value();
      }
      case Json.Float ignored -> throw new ProviderFailure("invalid numeric timestamp");
      case Json.Text text ->
          BigInteger.valueOf(
              Rfc3339.epochMillis(text.value())
                  .orElseThrow(() -> new ProviderFailure("invalid rfc3339 timestamp")));
      case Json.Null ignored -> throw neitherNumberNorString();
      case Json.Bool ignored -> throw neitherNumberNorString();
      case Json.Array ignored -> throw neitherNumberNorString();
      case Json.Obj ignored -> throw neitherNumberNorString();
    };
  }

  private static BigInteger counter(Json timestamp) {
    return switch (timestamp) {
      case Json.Int integer -> {
        if (integer.value().signum() < 0) {
          throw notUnsigned();
        }
        yield integer.value();
      }
      case Json.Float ignored -> throw notUnsigned();
      case Json.Text ignored -> throw notNumeric();
      case Json.Null ignored -> throw notNumeric();
      case Json.Bool ignored -> throw notNumeric();
      case Json.Array ignored -> throw notNumeric();
      case Json.Obj ignored -> throw notNumeric();
    };
  }

  private static EvidenceAnchor anchor(Timestamp now) {
    String type =
        switch (now) {
          case Timestamp.UnixMillis ignored -> "trigger_time_unix_millis";
          case Timestamp.Logical ignored -> "trigger_time_logical";
        };
    return new EvidenceAnchor(type, now.number().toString());
  }

  private static ProviderFailure neitherNumberNorString() {
    return new ProviderFailure("timestamp must be number or string");
  }

  private static ProviderFailure notUnsigned() {
    return new ProviderFailure("logical timestamp must be unsigned");
  }

  private static ProviderFailure notNumeric() {
    return new ProviderFailure("logical timestamp must be numeric");
  }
}

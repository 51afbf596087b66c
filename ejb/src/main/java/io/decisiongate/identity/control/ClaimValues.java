package io.decisiongate.identity.control;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/**
 * The Java types of claims in MicroProfile JWT 2.1: those of {@link Claims} for the claims that it
 * names, and for all others the type of {@code jakarta.json} that fits their JSON. So is a named
 * one whose JSON does not fit its type: OpenID Connect has an array for {@code amr} and a text for
 * {@code at_hash}, where MicroProfile JWT has a text and a number. Times are in seconds since 1970.
 */
final class ClaimValues {
  /** Finding it takes longer than using it. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(Claims.values())
          .filter(claim -> claim != Claims.UNKNOWN)
          .collect(Collectors.toUnmodifiableMap(Claims::name, Claims::getType));

  private ClaimValues() {}

  /**
   * What a claim is for whoever asks for it; immutable.
   *
   * @param value as the JSON of the token was read
   */
  static Object of(String claim, Object value) {
    Class<?> type = TYPES.getOrDefault(claim, JsonValue.class);
    if (type.isInstance(value)) {
      return value;
    }
    if (type == Long.class && value instanceof Date time) {
      return seconds(time);
    }
    if (type == Long.class && value instanceof Number number) {
      return number.longValue();
    }
    if (type == Set.class && (value instanceof String || value instanceof Collection)) {
      return GroupRights.texts(value);
    }
    return json(value);
  }

  private static long seconds(Date time) {
    return Math.floorDiv(time.getTime(), 1_000L);
  }

  private static JsonValue json(@Nullable Object value) {
    return switch (value) {
      case null -> JsonValue.NULL;
      case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
      case String text -> JSON.createValue(text);
      case Number number -> JSON.createValue(number);
      case Date time -> JSON.createValue(seconds(time));
      case Collection<?> many -> array(many);
      case Map<?, ?> members -> object(members);
      default ->
          throw new IllegalArgumentException("a claim cannot be of " + value.getClass().getName());
    };
  }

  private static JsonValue array(Collection<?> many) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    many.forEach(each -> array.add(json(each)));
    return array.build();
  }

  private static JsonValue object(Map<?, ?> members) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    members.forEach((name, value) -> object.add(String.valueOf(name), json(value)));
    return object.build();
  }
}

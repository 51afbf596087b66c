package io.decisiongate.configuration.control;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.FlatProperties;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The standard properties of MicroProfile JWT 2.1 (section 9): they are other names for keys of
 * {@code identity.issuers[0]}.
 */
final class MicroProfileJwt {
  private static final String ISSUER = "dg.identity.issuers[0].";
  private static final String LOCATION = "mp.jwt.verify.publickey.location";
  private static final String HEADER = "mp.jwt.token.header";

  /** Properties that this server cannot follow. */
  private static final List<String> UNSUPPORTED =
      List.of("mp.jwt.decrypt.key.location", "mp.jwt.decrypt.key.algorithm", "mp.jwt.token.cookie");

  private static final Map<String, Translation> TRANSLATIONS =
      Map.of(
          "mp.jwt.verify.issuer", new Translation("issuer", Function.identity()),
          "mp.jwt.verify.audiences", new Translation("audiences", MicroProfileJwt::list),
          "mp.jwt.verify.publickey", new Translation("public_key", Function.identity()),
          "mp.jwt.verify.publickey.algorithm", new Translation("algorithms", MicroProfileJwt::list),
          "mp.jwt.verify.clock.skew", new Translation("clock_skew_ms", MicroProfileJwt::thousands),
          "mp.jwt.verify.token.age", new Translation("token_age_ms", MicroProfileJwt::thousands));

  /** A key of {@code identity.issuers[0]} and how it takes a property's text. */
  private record Translation(String key, Function<String, String> value) {}

  private MicroProfileJwt() {}

  /**
   * Adds what they say to the settings of this product.
   *
   * @param lookUp gives a property's value, empty when it is not set
   * @throws ConfigurationException when one of them asks for what this server does not do, or
   *     contradicts a setting that is there: half of each would be an issuer that nobody meant
   */
  static void addTo(Map<String, String> properties, Function<String, Optional<String>> lookUp) {
    Map<String, String> said = settings(lookUp);
    said.forEach(
        (key, value) -> {
          if (!value.equals(properties.getOrDefault(key, value))) {
            throw ConfigurationException.invalid(
                key.substring(FlatProperties.PREFIX.length())
                    + " contradicts a property of MicroProfile JWT (mp.jwt): give only one of them");
          }
        });
    properties.putAll(said);
    if (!said.isEmpty()) {
      properties.putIfAbsent(ISSUER + "name", "mp-jwt");
    }
  }

  private static Map<String, String> settings(Function<String, Optional<String>> lookUp) {
    Map<String, String> settings = new TreeMap<>();
    TRANSLATIONS.forEach(
        (property, translation) ->
            lookUp
                .apply(property)
                .ifPresent(
                    text ->
                        settings.put(ISSUER + translation.key(), translation.value().apply(text))));
    lookUp.apply(LOCATION).ifPresent(location -> put(settings, location));
    if (!settings.isEmpty()) {
      requireSupported(lookUp);
    }
    return settings;
  }

  private static void requireSupported(Function<String, Optional<String>> lookUp) {
    for (String property : UNSUPPORTED) {
      if (lookUp.apply(property).isPresent()) {
        throw ConfigurationException.invalid(property + " is not supported");
      }
    }
    if (lookUp.apply(HEADER).filter(name -> !name.equalsIgnoreCase("Authorization")).isPresent()) {
      throw ConfigurationException.invalid(HEADER + " must be Authorization");
    }
  }

  private static void put(Map<String, String> settings, String location) {
    if (location.startsWith("http://") || location.startsWith("https://")) {
      settings.put(ISSUER + "jwks_uri", location);
    } else {
      settings.put(
          ISSUER + "jwks_path",
          location.startsWith("file:") ? location.replaceFirst("file:(//)?", "") : location);
    }
  }

  private static String list(String commaSeparated) {
    return JsonWriter.write(
        Json.texts(Stream.of(commaSeparated.split(",", -1)).map(String::strip).toList()));
  }

  private static String thousands(String seconds) {
    try {
      return Long.toString(Math.multiplyExact(Long.parseLong(seconds.strip()), 1_000L));
    } catch (ArithmeticException | NumberFormatException e) {
      throw ConfigurationException.invalid(
          "mp.jwt.verify.clock.skew and mp.jwt.verify.token.age must be seconds: " + seconds);
    }
  }
}

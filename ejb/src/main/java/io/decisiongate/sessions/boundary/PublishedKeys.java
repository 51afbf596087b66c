package io.decisiongate.sessions.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.sessions.control.KeyRotation;
import io.decisiongate.sessions.control.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The keys by which anybody can verify access tokens, as a JWK set (RFC 7517 section 5). */
@ApplicationScoped
public class PublishedKeys {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

  /** Where they are published. */
  public static final String PATH = "/.well-known/jwks.json";

  /** Anybody may ask, and as often as they like: the database is asked once a second. */
  private final Cache<Boolean, Json> remembered =
      Caffeine.newBuilder().executor(Runnable::run).expireAfterWrite(KNOWN_FOR).build();

  @Inject ActiveConfiguration configuration;
  @Inject SigningKeys keys;

  /** The set; empty when there are no sessions. */
  public Optional<Json> json() {
    if (!configuration.get().identity().sessions().areOn()) {
      return Optional.empty();
    }
    return Optional.of(remembered.get(true, unused -> read()));
  }

  private Json read() {
    return Json.object()
        .put(
            "keys",
            new Json.Array(
                keys.all().stream()
                    .map(KeyRotation.Stored::publicJwk)
                    .map(JsonReader::read)
                    .toList()))
        .build();
  }
}

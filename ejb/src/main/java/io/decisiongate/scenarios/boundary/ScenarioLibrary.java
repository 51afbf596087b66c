package io.decisiongate.scenarios.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.scenarios.control.ScenarioStore;
import io.decisiongate.scenarios.entity.Scenario;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds definitions by id. They never change once made, so what was found once is kept, bounded,
 * and is right on every node.
 */
@ApplicationScoped
public class ScenarioLibrary {
  private static final long MOST_CHARACTERS = 32L << 20;

  @Inject ScenarioStore store;
  @Inject ActiveConfiguration configuration;

  private final Cache<Scenario.Key, Parsed> parsed =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Scenario.Key key, Parsed entry) -> entry.characters())
          .build();

  /**
   * A definition in the cache.
   *
   * @param characters length of its text, as a measure of the memory it takes
   */
  private record Parsed(ScenarioSpec spec, int characters) {}

  /**
   * The definition that a call of this tenant and namespace means by the id. Under open tenancy ids
   * are unique in the whole deployment and the namespace does not matter.
   */
  public Optional<ScenarioSpec> find(TenantId tenant, NamespaceId namespace, String scenarioId) {
    Scenario.Key key =
        switch (configuration.tenancy()) {
          case OPEN -> new Scenario.Key(TenantContext.PLATFORM.tenant(), 0, scenarioId);
          case MANAGED -> new Scenario.Key(tenant.value(), namespace.value(), scenarioId);
        };
    Parsed cached = parsed.getIfPresent(key);
    if (cached != null) {
      return Optional.of(cached.spec());
    }
    if (!Identifiers.isStorable(scenarioId)) {
      return Optional.empty();
    }
    Optional<Parsed> found = read(key, namespace).map(ScenarioLibrary::parse);
    found.ifPresent(entry -> parsed.put(key, entry));
    return found.map(Parsed::spec);
  }

  private Optional<Scenario> read(Scenario.Key key, NamespaceId namespace) {
    return key.tenant() == TenantContext.PLATFORM.tenant()
        ? store.findShared(TenantContext.PLATFORM, key.scenarioId())
        : store.find(new TenantContext(key.tenant()), namespace, key.scenarioId());
  }

  private static Parsed parse(Scenario row) {
    byte[] text = row.spec().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(Sha256.digest(text), row.bodyHash())) {
      throw new CorruptScenario(row.key());
    }
    return new Parsed(ScenarioSpec.fromJson(JsonReader.read(text)), row.spec().length());
  }
}

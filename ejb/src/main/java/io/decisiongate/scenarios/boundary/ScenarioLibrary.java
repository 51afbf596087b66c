package io.decisiongate.scenarios.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scenario.ScenarioSpec;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.scenarios.control.ScenarioStore;
import io.decisiongate.scenarios.entity.Scenario;
import io.decisiongate.storage.boundary.ParsedRows;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds definitions by id and keeps them parsed. */
@ApplicationScoped
public class ScenarioLibrary {
  private static final long MOST_CHARACTERS = 32L << 20;

  @Inject ScenarioStore store;
  @Inject ActiveConfiguration configuration;

  private final ParsedRows<Scenario.Key, ScenarioSpec> parsed =
      new ParsedRows<>(MOST_CHARACTERS, ScenarioSpec::fromJson);

  @PostConstruct
  void prepare() {
    configuration.afterChange(parsed::clear);
  }

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
    return parsed.find(key, this::read);
  }

  private Optional<HashedText> read(Scenario.Key key) {
    if (!Identifiers.isStorable(key.scenarioId())) {
      return Optional.empty();
    }
    TenantContext owner = new TenantContext(key.tenant());
    Optional<Scenario> row =
        owner.equals(TenantContext.PLATFORM)
            ? store.findShared(owner, key.scenarioId())
            : store.find(owner, new NamespaceId(key.namespace()), key.scenarioId());
    return row.map(Scenario::content);
  }
}

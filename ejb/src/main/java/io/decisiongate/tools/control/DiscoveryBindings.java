package io.decisiongate.tools.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.evidence.boundary.ProviderDiscovery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/** Binds the tools that tell about providers; they act in no tenant and are not metered. */
@ApplicationScoped
class DiscoveryBindings {
  @Inject ProviderDiscovery discovery;

  BoundCall bind(ToolName tool, Json arguments) {
    ObjectReader members = ObjectReader.of(arguments, tool.wire());
    return switch (tool) {
      case PROVIDERS_LIST -> everywhere(discovery::providers);
      case PROVIDER_CONTRACT_GET -> {
        String provider = members.string("provider_id");
        yield everywhere(() -> discovery.contract(provider));
      }
      case PROVIDER_CHECK_SCHEMA_GET -> {
        String provider = members.string("provider_id");
        String check = members.string("check_id");
        yield everywhere(() -> discovery.check(provider, check));
      }
      default -> throw new IllegalArgumentException("not about providers: " + tool);
    };
  }

  private static BoundCall everywhere(Supplier<Json> answer) {
    return new BoundCall(Optional.empty(), Optional.empty(), call -> answer.get());
  }
}

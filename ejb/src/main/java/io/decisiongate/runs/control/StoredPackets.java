package io.decisiongate.runs.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.dispatch.boundary.PacketPlace;
import io.decisiongate.dispatch.boundary.PacketSource;
import io.decisiongate.runs.entity.Step;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Gives packets back to whoever delivers them. */
@ApplicationScoped
public class StoredPackets implements PacketSource {
  @Inject RunStore store;

  @Override
  public Optional<Json.Obj> packet(PacketPlace place) {
    Step.Key key =
        new Step.Key(place.tenant(), place.namespace(), place.runId(), place.stepVersion());
    List<Json> packets =
        store
            .step(new TenantContext(place.tenant()), key)
            .map(StoredStep::packets)
            .orElseGet(List::of);
    return place.index() < packets.size()
        ? Optional.of((Json.Obj) packets.get(place.index()))
        : Optional.empty();
  }
}

package io.decisiongate.dispatch.boundary;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.dispatch.DeliveryId;
import io.decisiongate.core.dispatch.DispatchReceipt;
import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.dispatch.control.BacklogWatch;
import io.decisiongate.dispatch.control.SinkName;
import io.decisiongate.dispatch.control.WorkSignal;
import io.decisiongate.journal.boundary.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes issued packets for delivery. */
@ApplicationScoped
public class Outbox {
  @Inject ActiveConfiguration configuration;
  @Inject WorkSignal signal;
  @Inject BacklogWatch backlog;

  /**
   * Adds the packets of a step to the call's change, for each of their targets and each configured
   * sink: they are in the outbox exactly when the step is durable.
   *
   * @param stepVersion the run's version after the step
   */
  public void add(
      Call call,
      TenantId tenant,
      NamespaceId namespace,
      long stepVersion,
      List<PacketRecord> packets) {
    Set<SinkName> sinks = SinkName.of(configuration.get().dispatch());
    if (sinks.isEmpty()) {
      return;
    }
    List<Change.NewDelivery> deliveries = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (int index = 0; index < packets.size(); index++) {
      PacketRecord packet = packets.get(index);
      for (DispatchTarget target : targets(packet)) {
        for (SinkName sink : sinks) {
          deliveries.add(
              new Change.NewDelivery(
                  DeliveryId.of(tenant, namespace, packet, target),
                  sink.wire(),
                  namespace.value(),
                  packet.envelope().runId(),
                  stepVersion,
                  index,
                  JsonWriter.write(target.toJson()),
                  now));
        }
      }
    }
    if (!deliveries.isEmpty()) {
      call.change().deliveries(deliveries);
      call.afterCommit(signal::raise);
    }
  }

  /** A target that a run names twice gets its packet once. */
  private static Set<DispatchTarget> targets(PacketRecord packet) {
    Set<DispatchTarget> targets = new LinkedHashSet<>();
    packet.receipts().stream().map(DispatchReceipt::target).forEach(targets::add);
    return targets;
  }

  /** Whether packets are delivered at all. */
  public boolean isOn() {
    return configuration.get().dispatch().isOn();
  }

  /** What waits now. */
  public Backlog backlog() {
    return backlog.last();
  }
}

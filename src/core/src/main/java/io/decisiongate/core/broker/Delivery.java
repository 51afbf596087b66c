package io.decisiongate.core.broker;

import io.decisiongate.core.dispatch.DispatchTarget;
import io.decisiongate.core.dispatch.PacketEnvelope;

/** A packet whose content was checked, on its way to one target. */
public record Delivery(DispatchTarget target, PacketEnvelope envelope, ResolvedPayload payload) {}

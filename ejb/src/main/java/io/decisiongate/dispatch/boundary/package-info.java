/**
 * Delivery of issued packets to configured sinks (docs/dispatch.md), off unless configured. {@link
 * io.decisiongate.dispatch.boundary.Outbox} takes packets in the commit of the decision that issued
 * them; each node delivers in the background, outside of every transaction. {@link
 * io.decisiongate.dispatch.boundary.PacketSource} is brought by whoever keeps the packets.
 */
@NullMarked
package io.decisiongate.dispatch.boundary;

import org.jspecify.annotations.NullMarked;

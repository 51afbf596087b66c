/**
 * The dispatch broker (broker-cli.md section 2), for embedders and the command line: {@link
 * io.decisiongate.core.broker.Broker} finds a packet's content with a {@link
 * io.decisiongate.core.broker.Source}, holds it against the packet's envelope and hands it to one
 * {@link io.decisiongate.core.broker.Sink}, which gives a receipt.
 *
 * <p>What goes wrong is a {@link io.decisiongate.core.broker.SourceFailure} or a {@link
 * io.decisiongate.core.broker.SinkFailure} where it happens, and a {@link
 * io.decisiongate.core.broker.BrokerFailure} for whoever called the broker. Nothing is delivered
 * that was not checked.
 */
@NullMarked
package io.decisiongate.core.broker;

import org.jspecify.annotations.NullMarked;

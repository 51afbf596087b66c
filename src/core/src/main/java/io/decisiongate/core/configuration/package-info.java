/**
 * The configuration of a server: the file {@code decision-gate.toml} and the settings with prefix
 * {@code dg.} that may replace single keys of it (configuration.md).
 *
 * <p>{@link io.decisiongate.core.configuration.ConfigurationFile} reads, checks and flattens; the
 * result is the record tree below {@link
 * io.decisiongate.core.configuration.DecisionGateConfiguration}. {@link
 * io.decisiongate.core.configuration.ServePolicy} and {@link
 * io.decisiongate.core.configuration.SecurityPosture} judge a configuration that is valid. Each
 * problem is a {@link io.decisiongate.core.configuration.ConfigurationException}; of several the
 * first in the documented order of sections is reported.
 */
@NullMarked
package io.decisiongate.core.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * What a scenario is (engine.md section 2): stages with gates, the conditions that gates combine,
 * the packets that a stage hands out, and where a run goes next.
 *
 * <p>{@link io.decisiongate.core.scenario.ScenarioDefinition} takes a scenario in; {@link
 * io.decisiongate.core.scenario.ScenarioSpec} is the result, with its hash. Text that cannot be
 * decoded is {@link io.decisiongate.core.error.InvalidParams}; a scenario that contradicts itself
 * is {@link io.decisiongate.core.error.ControlPlaneFailure}.
 */
@NullMarked
package io.decisiongate.core.scenario;

import org.jspecify.annotations.NullMarked;

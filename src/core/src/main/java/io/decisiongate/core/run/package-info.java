/**
 * Runs of scenarios (engine.md sections 3 to 8 and 10 to 13): what is asked, what is decided, what
 * is recorded.
 *
 * <p>{@link io.decisiongate.core.run.RunEngine} turns a scenario, the header of a run, a command
 * and evidence into a {@link io.decisiongate.core.run.RunStep}: the header afterwards, the log
 * entries to append, and the answer. Nothing here reads a clock, a store or a provider. What the
 * engine refuses is {@link io.decisiongate.core.error.ControlPlaneFailure}; nothing is to be stored
 * then.
 */
@NullMarked
package io.decisiongate.core.run;

import org.jspecify.annotations.NullMarked;

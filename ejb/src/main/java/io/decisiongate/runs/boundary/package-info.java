/** Runs of scenarios: the tools scenario_start, scenario_trigger and scenario_status. */
@NullMarked
package io.decisiongate.runs.boundary;

import org.jspecify.annotations.NullMarked;

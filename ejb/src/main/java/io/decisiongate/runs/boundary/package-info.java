/**
 * Runs of scenarios: the tools scenario_start, scenario_trigger, scenario_next, scenario_status,
 * scenario_submit and precheck.
 */
@NullMarked
package io.decisiongate.runs.boundary;

import org.jspecify.annotations.NullMarked;

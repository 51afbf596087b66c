/**
 * Scenario definitions: the tools scenario_define and scenarios_list, and the look-up that runs
 * use.
 */
@NullMarked
package io.decisiongate.scenarios.boundary;

import org.jspecify.annotations.NullMarked;

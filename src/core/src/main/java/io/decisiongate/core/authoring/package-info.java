/**
 * Checks and normalises scenarios as their authors write them: JSON, TOML or RON (requirements.md
 * section 9). Stricter than the server: the published schema holds, so that a misspelt member is an
 * error. Providers are not looked at.
 *
 * <p>{@link io.decisiongate.core.authoring.ScenarioAuthoring} gives an {@link
 * io.decisiongate.core.authoring.AuthoredScenario} or throws {@link
 * io.decisiongate.core.authoring.InvalidScenario}, whose {@link
 * io.decisiongate.core.authoring.Problem} says which step failed.
 */
@NullMarked
package io.decisiongate.core.authoring;

import org.jspecify.annotations.NullMarked;

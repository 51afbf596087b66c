/**
 * Requirement trees over conditions, evaluated in three-valued logic (requirements.md).
 *
 * <p>{@link io.decisiongate.core.requirement.Requirement} is the tree, {@link
 * io.decisiongate.core.requirement.RequirementEvaluator} decides it. {@link
 * io.decisiongate.core.requirement.RequirementText} reads the short text syntax and {@link
 * io.decisiongate.core.requirement.RequirementStructure} checks the limits of the library; both
 * throw {@link io.decisiongate.core.requirement.InvalidRequirement}. Gates of a scenario are not
 * held to those limits.
 */
@NullMarked
package io.decisiongate.core.requirement;

import org.jspecify.annotations.NullMarked;

/**
 * Runpacks, the portable records of runs: the tools that export and verify them. What cannot be
 * written or read is a {@link io.decisiongate.core.error.RunpackFailure}.
 */
@NullMarked
package io.decisiongate.runpacks.boundary;

import org.jspecify.annotations.NullMarked;

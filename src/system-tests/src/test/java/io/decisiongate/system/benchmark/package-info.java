/**
 * Measurements of a running server that take longer than a build may: {@link
 * io.decisiongate.system.benchmark.Growth} and {@link io.decisiongate.system.benchmark.Soak}. How
 * to run them: docs/performance.md.
 */
@NullMarked
package io.decisiongate.system.benchmark;

import org.jspecify.annotations.NullMarked;

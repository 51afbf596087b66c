/**
 * What an operator sees of a running node. {@link
 * io.decisiongate.operations.boundary.RequestMetrics} counts and times requests; the other
 * components tell of their work by events. Names, units and labels: docs/metrics.md.
 */
@NullMarked
package io.decisiongate.operations.boundary;

import org.jspecify.annotations.NullMarked;

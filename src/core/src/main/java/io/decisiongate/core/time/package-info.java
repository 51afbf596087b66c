/** Timestamps that callers supply; the engine never reads a clock. */
@NullMarked
package io.decisiongate.core.time;

import org.jspecify.annotations.NullMarked;

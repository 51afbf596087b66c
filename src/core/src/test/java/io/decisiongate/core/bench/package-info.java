/** Measurements; they are started by hand and are no tests. */
@NullMarked
package io.decisiongate.core.bench;

import org.jspecify.annotations.NullMarked;

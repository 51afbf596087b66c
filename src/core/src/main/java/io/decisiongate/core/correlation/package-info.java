/** The ids by which callers link their calls. */
@NullMarked
package io.decisiongate.core.correlation;

import org.jspecify.annotations.NullMarked;

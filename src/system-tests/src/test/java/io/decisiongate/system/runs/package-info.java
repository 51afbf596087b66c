/** What runs tell of themselves. */
@NullMarked
package io.decisiongate.system.runs;

import org.jspecify.annotations.NullMarked;

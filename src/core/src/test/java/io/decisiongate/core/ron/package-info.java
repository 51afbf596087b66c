/** Tests of the RON reader. */
@NullMarked
package io.decisiongate.core.ron;

import org.jspecify.annotations.NullMarked;

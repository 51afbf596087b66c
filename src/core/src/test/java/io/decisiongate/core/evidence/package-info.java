@NullMarked
package io.decisiongate.core.evidence;

import org.jspecify.annotations.NullMarked;

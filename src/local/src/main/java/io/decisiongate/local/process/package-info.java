/** Processes that the launcher starts, and finds again after it was killed itself. */
@NullMarked
package io.decisiongate.local.process;

import org.jspecify.annotations.NullMarked;

/** The guarding interceptors and the decision behind them. */
@NullMarked
package io.decisiongate.access.control;

import org.jspecify.annotations.NullMarked;

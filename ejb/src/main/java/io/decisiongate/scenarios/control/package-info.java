/** Reading of stored definitions. */
@NullMarked
package io.decisiongate.scenarios.control;

import org.jspecify.annotations.NullMarked;

/** What the configuration says about runpacks. */
@NullMarked
package io.decisiongate.runpacks.control;

import org.jspecify.annotations.NullMarked;

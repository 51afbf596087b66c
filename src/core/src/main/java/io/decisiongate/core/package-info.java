/** The decision core: what a scenario means, how a stage is decided, how everything is hashed. */
@NullMarked
package io.decisiongate.core;

import org.jspecify.annotations.NullMarked;

/** Rows of definitions. */
@NullMarked
package io.decisiongate.scenarios.entity;

import org.jspecify.annotations.NullMarked;

/** Rows of runs and of their logs. */
@NullMarked
package io.decisiongate.runs.entity;

import org.jspecify.annotations.NullMarked;

/**
 * How evidence is compared with what a condition expects (engine.md section 9).
 *
 * <p>{@link io.decisiongate.core.comparator.Comparator} names the comparators, {@link
 * io.decisiongate.core.comparator.Comparisons} evaluates them. A comparison never fails: what
 * cannot be compared is {@code Unknown}.
 */
@NullMarked
package io.decisiongate.core.comparator;

import org.jspecify.annotations.NullMarked;

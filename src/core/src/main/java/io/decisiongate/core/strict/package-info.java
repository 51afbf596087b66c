/**
 * Strict comparator validation, profile {@code strict_core_v1} (auth.md section 8): whether a
 * comparator makes sense for the type of value it is used on, and whether the expected value can
 * occur at all.
 *
 * <p>{@link io.decisiongate.core.strict.StrictValidation} checks conditions; every violation is an
 * {@link io.decisiongate.core.error.InvalidParams}.
 */
@NullMarked
package io.decisiongate.core.strict;

import org.jspecify.annotations.NullMarked;

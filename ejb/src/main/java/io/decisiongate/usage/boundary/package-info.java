/**
 * What calls use. {@link io.decisiongate.usage.boundary.Metered} and {@link
 * io.decisiongate.usage.boundary.MeteredFor} mark what a boundary method counts.
 */
@NullMarked
package io.decisiongate.usage.boundary;

import org.jspecify.annotations.NullMarked;

/**
 * The settings in force: MicroProfile Config under the prefix {@code dg.}, validated as a whole.
 */
@NullMarked
package io.decisiongate.configuration.boundary;

import org.jspecify.annotations.NullMarked;

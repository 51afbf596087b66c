/**
 * The settings in force: {@link io.decisiongate.configuration.boundary.ActiveConfiguration} has
 * them, {@link io.decisiongate.configuration.boundary.Derived} is what others make of them, {@link
 * io.decisiongate.configuration.boundary.ConfigurationChanges} takes changed ones over while the
 * server runs.
 */
@NullMarked
package io.decisiongate.configuration.boundary;

import org.jspecify.annotations.NullMarked;

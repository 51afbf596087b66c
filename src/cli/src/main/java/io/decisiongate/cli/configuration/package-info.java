/** {@code dg config}: checks a configuration file. */
@NullMarked
package io.decisiongate.cli.configuration;

import org.jspecify.annotations.NullMarked;

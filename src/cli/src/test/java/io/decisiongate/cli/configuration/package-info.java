/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.configuration;

import org.jspecify.annotations.NullMarked;

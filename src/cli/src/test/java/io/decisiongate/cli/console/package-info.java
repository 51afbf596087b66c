/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.console;

import org.jspecify.annotations.NullMarked;

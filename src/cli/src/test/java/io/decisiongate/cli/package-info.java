/** Tests of the command line. */
@NullMarked
package io.decisiongate.cli;

import org.jspecify.annotations.NullMarked;

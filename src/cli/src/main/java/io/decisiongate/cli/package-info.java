/**
 * The command line {@code dg}. Results go to the standard output, problems as one sentence to the
 * standard error with exit status 1, wrong usage with 2.
 */
@NullMarked
package io.decisiongate.cli;

import org.jspecify.annotations.NullMarked;

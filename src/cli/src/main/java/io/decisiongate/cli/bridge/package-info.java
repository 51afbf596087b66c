/** Carries messages between standard input and output and a server. */
@NullMarked
package io.decisiongate.cli.bridge;

import org.jspecify.annotations.NullMarked;

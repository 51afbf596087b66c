/** What all commands share: language and message catalogue, results, files that are read. */
@NullMarked
package io.decisiongate.cli.console;

import org.jspecify.annotations.NullMarked;

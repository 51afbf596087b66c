/** {@code dg verify export}, and what other commands need of an export. */
@NullMarked
package io.decisiongate.cli.export;

import org.jspecify.annotations.NullMarked;

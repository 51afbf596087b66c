/** {@code dg authoring}: scenarios are checked and normalised before a server sees them. */
@NullMarked
package io.decisiongate.cli.authoring;

import org.jspecify.annotations.NullMarked;

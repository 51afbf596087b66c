/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.bridge;

import org.jspecify.annotations.NullMarked;

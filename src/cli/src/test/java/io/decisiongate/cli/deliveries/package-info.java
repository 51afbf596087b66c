/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.deliveries;

import org.jspecify.annotations.NullMarked;

/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.provider;

import org.jspecify.annotations.NullMarked;

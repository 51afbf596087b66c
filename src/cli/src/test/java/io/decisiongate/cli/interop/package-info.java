/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.interop;

import org.jspecify.annotations.NullMarked;

/** Tests of the package. */
@NullMarked
package io.decisiongate.cli.mcp;

import org.jspecify.annotations.NullMarked;

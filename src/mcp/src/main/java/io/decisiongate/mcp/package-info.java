/** The protocol. */
@NullMarked
package io.decisiongate.mcp;

import org.jspecify.annotations.NullMarked;

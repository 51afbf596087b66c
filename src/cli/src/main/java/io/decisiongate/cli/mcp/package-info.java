/**
 * {@code dg mcp}: the client commands, and the bridge for clients that speak over standard input.
 */
@NullMarked
package io.decisiongate.cli.mcp;

import org.jspecify.annotations.NullMarked;

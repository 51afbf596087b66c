/** MCP clients that others have written, run against the server. */
@NullMarked
package io.decisiongate.system.client;

import org.jspecify.annotations.NullMarked;

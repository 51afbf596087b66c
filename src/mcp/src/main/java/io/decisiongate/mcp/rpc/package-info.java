/**
 * Decision Gate's own dialect on {@code POST /rpc} (mcp-transport.md sections 4 and 5). {@link
 * io.decisiongate.mcp.rpc.RpcDialect} reads a body into an {@link io.decisiongate.mcp.rpc.RpcCall}
 * and writes the answer to it. Nothing here throws for bad input.
 */
@NullMarked
package io.decisiongate.mcp.rpc;

import org.jspecify.annotations.NullMarked;

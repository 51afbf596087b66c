/**
 * The protocol without any business type. Both dialects are pure: bytes and headers go in, what is
 * asked for comes out as a sealed type; given the outcome they write an {@link
 * io.decisiongate.mcp.HttpAnswer}. Authentication, tools and records are the caller's work.
 *
 * <p>{@link io.decisiongate.mcp.rpc.RpcDialect} speaks Decision Gate's own JSON-RPC on {@code
 * /rpc}, {@link io.decisiongate.mcp.standard.McpDialect} standard MCP on {@code /mcp}; both
 * describe the tools they are given as {@link io.decisiongate.mcp.ToolDescription}.
 */
@NullMarked
package io.decisiongate.mcp;

import org.jspecify.annotations.NullMarked;

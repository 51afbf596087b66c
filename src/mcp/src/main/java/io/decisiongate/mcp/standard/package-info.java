/**
 * Standard MCP over Streamable HTTP at revision 2025-11-25, without sessions (mcp-standard.md). The
 * JSON Schema of the revision is the authority on every shape.
 *
 * <p>{@link io.decisiongate.mcp.standard.McpDialect} reads a request into an {@link
 * io.decisiongate.mcp.standard.McpCall} and writes the answer to it; the answer to a tool call is a
 * {@link io.decisiongate.mcp.standard.ToolAnswer}, whose size is known before its receipt is added.
 * Nothing here throws for bad input.
 */
@NullMarked
package io.decisiongate.mcp.standard;

import org.jspecify.annotations.NullMarked;

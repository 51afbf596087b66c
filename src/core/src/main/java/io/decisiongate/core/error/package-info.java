/**
 * Everything a call can fail with: one sealed family, each member with its row of the error table
 * (mcp-transport.md section 5). The dialects turn them into JSON-RPC errors, MCP tool results or
 * problem documents.
 */
@NullMarked
package io.decisiongate.core.error;

import org.jspecify.annotations.NullMarked;

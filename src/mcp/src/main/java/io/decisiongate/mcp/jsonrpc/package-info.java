/**
 * The JSON-RPC 2.0 envelope: requests as {@code /rpc} accepts them, errors with their data, and the
 * writing of responses for both dialects.
 *
 * <p>{@link io.decisiongate.mcp.jsonrpc.RpcMessage} is what a body turned out to be, {@link
 * io.decisiongate.mcp.jsonrpc.RpcError} an error with its HTTP status, {@link
 * io.decisiongate.mcp.jsonrpc.RpcResponses} writes bodies. Nothing here throws for bad input.
 */
@NullMarked
package io.decisiongate.mcp.jsonrpc;

import org.jspecify.annotations.NullMarked;

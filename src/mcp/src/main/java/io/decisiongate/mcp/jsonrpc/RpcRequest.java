package io.decisiongate.mcp.jsonrpc;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * A request that expects a response.
 *
 * @param id any JSON value, null included; echoed with its number class
 * @param params as sent; empty when missing or null
 */
public record RpcRequest(Json id, String method, Optional<Json> params) implements RpcMessage {}

/**
 * Evidence providers outside the product, asked over MCP (providers.md section 7). {@link
 * io.decisiongate.core.provider.mcp.ExternalProvider} puts the question into a JSON-RPC call, a
 * {@link io.decisiongate.core.provider.mcp.Transport} carries it to an HTTP server or to a child
 * process, and the answer is read strictly: whatever is not of its form is a {@link
 * io.decisiongate.core.evidence.ProviderFailure}.
 */
@NullMarked
package io.decisiongate.core.provider.mcp;

import org.jspecify.annotations.NullMarked;

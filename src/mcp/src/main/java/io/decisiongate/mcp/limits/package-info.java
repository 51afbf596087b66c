/**
 * What is checked before a body is read (mcp-transport.md sections 2.3, 2.4 and 6): correlation
 * ids, requests in flight, requests per caller and window. All of it is thread-safe, never blocks
 * and throws nothing for what a client sent.
 */
@NullMarked
package io.decisiongate.mcp.limits;

import org.jspecify.annotations.NullMarked;

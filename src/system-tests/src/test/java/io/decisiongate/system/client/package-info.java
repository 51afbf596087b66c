/**
 * Clients run against the server: MCP clients that others have written ({@link
 * io.decisiongate.system.client.NodeScript}), and clients of {@code /rpc} that send and read what
 * the published SDKs do ({@link io.decisiongate.system.client.SdkClient}).
 */
@NullMarked
package io.decisiongate.system.client;

import org.jspecify.annotations.NullMarked;

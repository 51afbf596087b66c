package io.decisiongate.mcp.standard;

import java.util.Optional;

/**
 * The request headers that the dialect looks at.
 *
 * @param origin {@code Origin}
 * @param accept {@code Accept}; several such headers are joined by commas
 * @param protocolVersion {@code MCP-Protocol-Version}
 */
public record McpHeaders(
    Optional<String> origin, Optional<String> accept, Optional<String> protocolVersion) {
  /** No header at all, as a simple script sends it. */
  public static final McpHeaders NONE =
      new McpHeaders(Optional.empty(), Optional.empty(), Optional.empty());
}

package io.decisiongate.mcp.standard;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Revisions of MCP that are spoken here, newest first. */
public enum ProtocolVersion {
  V2025_11_25("2025-11-25"),
  V2025_06_18("2025-06-18"),
  V2025_03_26("2025-03-26");

  /** The revision offered to a client that asks for an unknown one. */
  public static final ProtocolVersion LATEST = V2025_11_25;

  private final String text;

  ProtocolVersion(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The revision of this name; empty when it is not spoken. */
  public static Optional<ProtocolVersion> of(String text) {
    for (ProtocolVersion version : values()) {
      if (version.text.equals(text)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  static String list() {
    return Arrays.stream(values()).map(ProtocolVersion::text).collect(Collectors.joining(", "));
  }
}

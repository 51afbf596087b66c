package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;

/**
 * {@code server.tools}: which tools exist for callers.
 *
 * @param allowlist the only visible tools; empty means all
 * @param denylist hidden tools; wins over the allowlist
 */
public record ToolVisibilitySettings(Mode mode, List<String> allowlist, List<String> denylist) {

  /** Whether the lists are applied. */
  public enum Mode {
    FILTER,
    PASSTHROUGH
  }

  public ToolVisibilitySettings {
    allowlist = List.copyOf(allowlist);
    denylist = List.copyOf(denylist);
  }

  static ToolVisibilitySettings from(TableReader table) {
    return new ToolVisibilitySettings(
        table.word("mode", Mode.class, Mode.FILTER),
        table.texts("allowlist"),
        table.texts("denylist"));
  }

  void validate() {
    ToolNames.atMost("too many tool allowlist entries", allowlist);
    ToolNames.atMost("too many tool denylist entries", denylist);
    validateNames(allowlist);
    validateNames(denylist);
  }

  private static void validateNames(List<String> tools) {
    for (String tool : tools) {
      require(!tool.isBlank(), "server.tools allowlist/denylist entries must be non-empty");
    }
    ToolNames.allKnown("unknown tool in server.tools list: ", tools);
  }
}

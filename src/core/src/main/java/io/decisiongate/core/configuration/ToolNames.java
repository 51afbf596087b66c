package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.tool.ToolName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the tools, as lists of the configuration may use them. */
final class ToolNames {
  private static final int MAX_ENTRIES = 128;

  private static final Set<String> KNOWN =
      Arrays.stream(ToolName.values()).map(ToolName::wire).collect(Collectors.toUnmodifiableSet());

  private ToolNames() {}

  static void atMost(String problem, List<String> tools) {
    require(tools.size() <= MAX_ENTRIES, problem);
  }

  static void allKnown(String problem, List<String> tools) {
    tools.forEach(tool -> require(KNOWN.contains(tool), problem + tool));
  }
}

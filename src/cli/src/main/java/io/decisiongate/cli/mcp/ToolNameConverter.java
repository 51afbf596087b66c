package io.decisiongate.cli.mcp;

import io.decisiongate.core.tool.ToolName;
import java.util.ArrayList;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a tool as the command line has it: with dashes. */
final class ToolNameConverter implements ITypeConverter<ToolName> {
  @Override
  public ToolName convert(String value) {
    return Arrays.stream(ToolName.values())
        .filter(tool -> withDashes(tool).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no tool '" + value + "'; see dg mcp tool --help"));
  }

  private static String withDashes(ToolName tool) {
    return tool.wire().replace('_', '-');
  }

  /** All names, for completion. */
  static final class Candidates extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Candidates() {
      super(Arrays.stream(ToolName.values()).map(ToolNameConverter::withDashes).toList());
    }
  }
}

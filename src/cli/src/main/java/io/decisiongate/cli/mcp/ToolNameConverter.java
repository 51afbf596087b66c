package io.decisiongate.cli.mcp;

import io.decisiongate.cli.client.ToolName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a tool with dashes. */
final class ToolNameConverter implements ITypeConverter<ToolName> {
  @Override
  public ToolName convert(String value) {
    return ToolName.ofCommand(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no tool '" + value + "'; see dg mcp tool --help"));
  }
}

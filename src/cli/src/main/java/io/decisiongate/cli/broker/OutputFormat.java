package io.decisiongate.cli.broker;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a result is written. */
enum OutputFormat {
  JSON,
  TEXT;

  /** Reads the value of the option. */
  static final class Converter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String value) {
      return switch (value) {
        case "json" -> JSON;
        case "text" -> TEXT;
        default -> throw new TypeConversionException("expected json or text, got " + value);
      };
    }
  }
}

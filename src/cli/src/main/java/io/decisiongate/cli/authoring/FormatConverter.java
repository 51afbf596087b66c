package io.decisiongate.cli.authoring;

import io.decisiongate.core.authoring.AuthoringFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. */
final class FormatConverter implements ITypeConverter<AuthoringFormat> {
  @Override
  public AuthoringFormat convert(String value) {
    return AuthoringFormat.of(value)
        .orElseThrow(
            () ->
                new TypeConversionException("expected json, ron or toml but was '" + value + "'"));
  }
}

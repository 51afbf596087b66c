package io.decisiongate.cli;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --output} of commands that print what the product itself knows. */
public final class OutputForm {
  @Option(
      names = {"--output", "--format"},
      paramLabel = "FORM",
      converter = Converter.class,
      description = "json (one line, canonical) or text (default: json)")
  private Form form = Form.JSON;

  /** The two forms of a result. */
  private enum Form {
    JSON,
    TEXT
  }

  /**
   * Prints a result.
   *
   * @param text the same for people, with a newline at its end
   */
  public void print(PrintWriter out, Json json, String text) {
    switch (form) {
      case JSON -> out.print(CanonicalJson.write(json) + "\n");
      case TEXT -> out.print(text);
    }
    out.flush();
  }

  static final class Converter implements ITypeConverter<Form> {
    @Override
    public Form convert(String value) {
      return switch (value) {
        case "json" -> Form.JSON;
        case "text" -> Form.TEXT;
        default ->
            throw new TypeConversionException("expected json or text but was '" + value + "'");
      };
    }
  }
}

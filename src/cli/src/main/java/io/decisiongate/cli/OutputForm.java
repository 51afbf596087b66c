package io.decisiongate.cli;

import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --output} of commands that print what the product itself knows. */
public final class OutputForm {
  @Option(
      names = {"--output", "--format"},
      paramLabel = "FORM",
      converter = Converter.class)
  private Form form = Form.JSON;

  /** The two forms of a result. */
  private enum Form {
    JSON,
    TEXT
  }

  /**
   * The result in the form that was asked for.
   *
   * @param text the same for people, with a newline at its end
   */
  public String choose(Json json, String text) {
    return switch (form) {
      case JSON -> CanonicalJson.write(json) + "\n";
      case TEXT -> text;
    };
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

package io.decisiongate.cli.client;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that give a tool its arguments. */
public final class ToolInput {
  @ArgGroup private @Nullable Source source;

  @Option(names = "--no-validate")
  private boolean noValidate;

  /** One of the two. */
  static final class Source {
    @Option(names = "--json", paramLabel = "TEXT")
    private @Nullable String json;

    @Option(names = "--input", paramLabel = "FILE")
    private @Nullable Path input;
  }

  /**
   * The arguments, an empty object when there are none.
   *
   * @throws MessageFailure when they cannot be read or break the schema
   */
  public Json arguments(String tool) {
    Json arguments = parse(text());
    if (!noValidate) {
      ToolSchemas.check(tool, arguments);
    }
    return arguments;
  }

  private String text() {
    if (source != null && source.json != null) {
      return source.json;
    }
    if (source != null && source.input != null) {
      return read(source.input);
    }
    return "{}";
  }

  private static String read(Path file) {
    try {
      return BoundedInput.of("MCP input", file).text();
    } catch (IOException e) {
      throw new MessageFailure(
          Message.CLIENT_INPUT_READ_FAILED, file.toString(), BoundedInput.reason(e));
    }
  }

  private static Json parse(String text) {
    try {
      return JsonReader.read(text);
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(Message.CLIENT_INPUT_PARSE_FAILED, e.located());
    }
  }

  /** Holds arguments that a command made itself against the published schema. */
  public static Json checked(String tool, Json arguments) {
    ToolSchemas.check(tool, arguments);
    return arguments;
  }
}

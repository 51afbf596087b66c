package io.decisiongate.cli.authoring;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.authoring.AuthoredScenario;
import io.decisiongate.core.authoring.AuthoringFormat;
import io.decisiongate.core.authoring.AuthoringOptions;
import io.decisiongate.core.authoring.InvalidScenario;
import io.decisiongate.core.authoring.Problem;
import io.decisiongate.core.authoring.ScenarioAuthoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a scenario file; reads it with the messages of broker-cli.md 4.2. */
final class AuthoringInput {
  @Option(names = "--input", required = true, paramLabel = "FILE")
  private Path path = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      converter = FormatConverter.class)
  private Optional<AuthoringFormat> format = Optional.empty();

  @Option(names = "--ron-variants")
  private boolean ronVariants;

  /**
   * Reads, checks and normalises.
   *
   * @throws MessageFailure at the first step that fails
   */
  AuthoredScenario read() {
    String text = text();
    AuthoringFormat known =
        format
            .or(() -> AuthoringFormat.ofFile(String.valueOf(path.getFileName())))
            .orElseThrow(
                () -> new MessageFailure(Message.AUTHORING_FORMAT_UNKNOWN, path.toString()));
    try {
      return ScenarioAuthoring.read(text, known, new AuthoringOptions(ronVariants));
    } catch (InvalidScenario e) {
      throw failure(e.problem());
    }
  }

  private String text() {
    try {
      return BoundedInput.of("authoring input", path).text();
    } catch (IOException e) {
      throw new MessageFailure(
          Message.AUTHORING_READ_FAILED, path.toString(), BoundedInput.reason(e));
    }
  }

  private MessageFailure failure(Problem problem) {
    String file = path.toString();
    return switch (problem) {
      case Problem.TooLarge it -> sizes(Message.AUTHORING_TOO_LARGE, it.bytes(), it.limit());
      case Problem.TooDeep it -> sizes(Message.AUTHORING_TOO_DEEP, it.depth(), it.limit());
      case Problem.CanonicalTooLarge it ->
          sizes(Message.AUTHORING_CANONICAL_TOO_LARGE, it.bytes(), it.limit());
      case Problem.Unparsable it ->
          new MessageFailure(Message.AUTHORING_PARSE_FAILED, it.format().wire(), file, it.reason());
      case Problem.UnparsableRequirement it ->
          new MessageFailure(Message.AUTHORING_REQUIREMENT_FAILED, file, it.gateId(), it.reason());
      case Problem.SchemaViolations it ->
          new MessageFailure(Message.AUTHORING_SCHEMA_FAILED, file, it.joined());
      case Problem.Undecodable it ->
          new MessageFailure(Message.AUTHORING_DECODE_FAILED, file, it.reason());
      case Problem.Inconsistent it ->
          new MessageFailure(Message.AUTHORING_INCONSISTENT, file, it.reason());
    };
  }

  private MessageFailure sizes(Message message, long actual, long limit) {
    return new MessageFailure(
        message, path.toString(), Long.toString(actual), Long.toString(limit));
  }

  /** For completion. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Formats() {
      super(Arrays.stream(AuthoringFormat.values()).map(AuthoringFormat::wire).toList());
    }
  }
}

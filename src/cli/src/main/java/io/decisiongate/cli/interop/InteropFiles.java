package io.decisiongate.cli.interop;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name scenario, run and trigger. */
final class InteropFiles {
  @Option(names = "--spec", required = true, paramLabel = "FILE")
  private Path spec = Path.of("");

  @Option(names = "--run-config", required = true, paramLabel = "FILE")
  private Path runConfig = Path.of("");

  @Option(names = "--trigger", required = true, paramLabel = "FILE")
  private Path trigger = Path.of("");

  /**
   * Reads the three and holds them against each other.
   *
   * @throws MessageFailure when one cannot be used or they do not belong together
   */
  InteropInput read() {
    return InteropInput.of(
        json("scenario spec", spec), json("run config", runConfig), json("trigger", trigger));
  }

  private static Json json(String kind, Path file) {
    try {
      return JsonReader.read(BoundedInput.of(kind, file).text());
    } catch (IOException e) {
      throw new MessageFailure(
          Message.INPUT_READ_FAILED, kind, file.toString(), BoundedInput.reason(e));
    } catch (JsonSyntaxException e) {
      throw new MessageFailure(Message.INPUT_PARSE_FAILED, kind, file.toString(), e.located());
    }
  }
}

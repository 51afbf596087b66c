package io.decisiongate.cli.broker;

import io.decisiongate.cli.console.BoundedInput;
import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads the file that the option {@code --input} names. */
final class InputFile {
  private static final String KIND = "broker input";

  private InputFile() {}

  /**
   * Its content, decoded.
   *
   * @throws MessageFailure when it cannot be read, is too large, or is not what is expected
   */
  static <T> T read(Path file, Function<Json, T> decode) {
    try {
      return decode.apply(JsonReader.read(bytes(file)));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new MessageFailure(
          e, Message.INPUT_PARSE_FAILED, KIND, file.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return BoundedInput.of(KIND, file).bytes();
    } catch (IOException e) {
      throw new MessageFailure(
          e, Message.INPUT_READ_FAILED, KIND, file.toString(), BoundedInput.reason(e));
    }
  }
}

package io.decisiongate.cli.broker;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads the file that the option {@code --input} names. */
final class InputFile {
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final String KIND = "broker input";

  private InputFile() {}

  /**
   * Its content, decoded.
   *
   * @throws CommandFailure when it cannot be read, is too large, or is not what is expected
   */
  static <T> T read(Path file, Function<Json, T> decode) {
    try {
      return decode.apply(JsonReader.read(bytes(file)));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw new CommandFailure(
          "Failed to parse " + KIND + " JSON at " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new CommandFailure(
            "Refusing to read %s at %s because it is %d bytes (limit %d)."
                .formatted(KIND, file, Math.max(Files.size(file), content.length), MAX_BYTES));
      }
      return content;
    } catch (IOException e) {
      throw new CommandFailure("Failed to read " + KIND + " at " + file + ": " + e.getMessage(), e);
    }
  }
}

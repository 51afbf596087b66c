package io.decisiongate.cli.bridge;

import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where the client reads: one message on a line. Safe for many threads. */
final class ClientOutput {
  private final OutputStream out;

  ClientOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a message.
   *
   * @throws UncheckedIOException when the client has gone
   */
  void write(String message) {
    boolean oneLine = message.indexOf('\n') < 0 && message.indexOf('\r') < 0;
    String line = oneLine ? message : JsonWriter.write(JsonReader.read(message));
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("the client does not read any more", e);
      }
    }
  }
}

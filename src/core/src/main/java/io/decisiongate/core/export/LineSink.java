package io.decisiongate.core.export;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes lines apart; counts them and their bytes. What follows the last line end is no line. */
final class LineSink extends OutputStream {
  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long count;
  private long bytes;

  LineSink(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void write(int octet) {
    bytes++;
    if (octet == '\n') {
      count++;
      lines.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(octet);
    }
  }

  long count() {
    return count;
  }

  long bytes() {
    return bytes;
  }
}

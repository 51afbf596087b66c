package io.decisiongate.cli.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Messages behind a {@code Content-Length} header (mcp-transport.md section 3.3). The header's name
 * is matched exactly; other lines are ignored.
 *
 * @param maxBody longest message in bytes
 * @param maxLines most header lines
 * @param maxLine longest header line in bytes
 */
public record ContentLengthFrames(int maxBody, int maxLines, int maxLine) {
  private static final int MAX_HEADER = 8192;
  private static final String LENGTH = "Content-Length:";

  /** The limits of the client commands. */
  public static final ContentLengthFrames CLIENT =
      new ContentLengthFrames(Transport.MAX_RESPONSE_BYTES, 64, 1024);

  /** The limits of a server that accepts messages of this size. */
  public static ContentLengthFrames server(int maxBody) {
    return new ContentLengthFrames(maxBody, MAX_HEADER, MAX_HEADER);
  }

  /** Text that is no frame; the message is that of the reference. */
  public static final class BrokenFrame extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenFrame(String problem) {
      super(problem);
    }
  }

  /** Writes one message. */
  public void write(OutputStream out, byte[] body) throws IOException {
    out.write((LENGTH + " " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }

  /**
   * Reads one message; empty when the stream ends before it begins.
   *
   * @throws BrokenFrame when what comes is no frame, or too long
   */
  public Optional<byte[]> read(InputStream in) throws IOException {
    OptionalInt length = header(in);
    if (length.isEmpty()) {
      return Optional.empty();
    }
    byte[] body = in.readNBytes(length.getAsInt());
    if (body.length < length.getAsInt()) {
      throw new BrokenFrame("stdio closed");
    }
    return Optional.of(body);
  }

  private OptionalInt header(InputStream in) throws IOException {
    OptionalInt length = OptionalInt.empty();
    int bytes = 0;
    for (int lines = 0; ; lines++) {
      String line = line(in, MAX_HEADER - bytes);
      if (line.isEmpty()) {
        if (bytes == 0) {
          return OptionalInt.empty();
        }
        throw new BrokenFrame("stdio closed");
      }
      bytes += line.length();
      if (line.isBlank()) {
        break;
      }
      if (lines >= maxLines) {
        throw new BrokenFrame("framing header too large");
      }
      if (line.startsWith(LENGTH)) {
        if (length.isPresent()) {
          throw new BrokenFrame("duplicate content length");
        }
        length = OptionalInt.of(length(line.substring(LENGTH.length()).strip()));
      }
    }
    if (length.isEmpty()) {
      throw new BrokenFrame("missing content length");
    }
    return length;
  }

  private int length(String digits) throws BrokenFrame {
    if (!digits.matches("[0-9]{1,18}")) {
      throw new BrokenFrame("invalid content length");
    }
    long value = Long.parseLong(digits);
    if (value > maxBody) {
      throw new BrokenFrame("payload too large");
    }
    return (int) value;
  }

  /** One line with its end, as Latin-1; empty at the end of the stream. */
  private String line(InputStream in, int room) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0) {
      line.write(c);
      if (line.size() > Math.min(room, maxLine)) {
        throw new BrokenFrame("framing header too large");
      }
      if (c == '\n') {
        break;
      }
      c = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}

package io.decisiongate.core.provider.mcp;

import io.decisiongate.core.evidence.ProviderFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Messages behind a header with their length: {@code Content-Length: n} CR LF CR LF body. */
final class Framing {
  private static final int MAX_HEADER_BYTES = 8192;
  private static final String LENGTH = "Content-Length:";
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private Framing() {}

  static void write(OutputStream out, byte[] message) {
    byte[] header =
        (LENGTH + " " + message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream frame = new ByteArrayOutputStream(header.length + message.length);
    frame.writeBytes(header);
    frame.writeBytes(message);
    try {
      frame.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new ProviderFailure("mcp write failed", e);
    }
  }

  static byte[] read(InputStream in) {
    try {
      int length = readHeader(in);
      byte[] message = in.readNBytes(length);
      if (message.length < length) {
        throw new ProviderFailure("mcp read failed");
      }
      return message;
    } catch (IOException e) {
      throw new ProviderFailure("mcp read failed", e);
    }
  }

  /** Reads up to the empty line; the length of the body. */
  private static int readHeader(InputStream in) throws IOException {
    Optional<String> length = Optional.empty();
    int total = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new ProviderFailure("mcp connection closed");
      }
      total++;
      if (total > MAX_HEADER_BYTES) {
        throw new ProviderFailure("mcp framing header too large");
      }
      if (octet != '\n') {
        line.write(octet);
        continue;
      }
      String header = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      line.reset();
      if (header.isEmpty()) {
        return length
            .map(Framing::bodyLength)
            .orElseThrow(() -> new ProviderFailure("missing content length header"));
      }
      if (header.startsWith(LENGTH)) {
        if (length.isPresent()) {
          throw new ProviderFailure("duplicate content length header");
        }
        length = Optional.of(header.substring(LENGTH.length()).strip());
      }
    }
  }

  private static int bodyLength(String text) {
    if (!DIGITS.matcher(text).matches()) {
      throw new ProviderFailure("invalid content length");
    }
    long length = Long.parseLong(text);
    if (length > ExternalProvider.MAX_ANSWER_BYTES) {
      throw new ProviderFailure("mcp response too large");
    }
    return (int) length;
  }
}

package io.decisiongate.core.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of one file. */
final class DocumentFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private DocumentFile() {}

  /**
   * The text without a byte order mark; empty when it is longer than that many bytes or not UTF-8.
   *
   * @throws IOException when the file cannot be read, or became a link meanwhile
   */
  static Optional<String> read(Path file, long largest) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(largest + 1));
      return bytes.length > largest ? Optional.empty() : decoded(bytes);
    }
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(
          text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

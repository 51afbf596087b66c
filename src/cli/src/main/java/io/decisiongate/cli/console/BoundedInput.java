package io.decisiongate.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is read only when it is not too long.
 *
 * @param kind what the file is, as messages name it
 * @param limit most bytes
 */
public record BoundedInput(String kind, Path path, long limit) {
  /** The limit of most files: 16 MiB. */
  public static final long MAX_BYTES = 16L * 1024 * 1024;

  /** A file of at most 16 MiB. */
  public static BoundedInput of(String kind, Path path) {
    return new BoundedInput(kind, path, MAX_BYTES);
  }

  /**
   * The file's text.
   *
   * @throws MessageFailure when it is longer than the limit
   * @throws IOException when it cannot be read or is not UTF-8
   */
  public String text() throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8", e);
    }
  }

  /**
   * The file's bytes.
   *
   * @throws MessageFailure when it is longer than the limit
   * @throws IOException when it cannot be read
   */
  public byte[] bytes() throws IOException {
    requireSize();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(limit) + 1);
      // It may have grown, and devices have no size.
      checkSize(bytes.length);
      return bytes;
    }
  }

  /**
   * Refuses the file when it is too long now.
   *
   * @throws MessageFailure when it is
   * @throws IOException when it cannot be looked at
   */
  public void requireSize() throws IOException {
    checkSize(Files.size(path));
  }

  private void checkSize(long bytes) {
    if (bytes > limit) {
      throw new MessageFailure(
          Message.INPUT_REFUSED, kind, path.toString(), Long.toString(bytes), Long.toString(limit));
    }
  }

  /** What a failed access to a file says, without the path that messages name anyway. */
  public static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.NoSuchFileException ignored -> "no such file or directory";
      case java.nio.file.AccessDeniedException ignored -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}

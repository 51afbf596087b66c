package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A configuration file's text.
 *
 * @param modifiedAt when it was changed last
 */
record BoundedFile(String text, Instant modifiedAt) {
  private static final int MAX_BYTES = 1_048_576;

  static BoundedFile read(Path path) {
    FieldRules.pathLength(
        "config path exceeds max length", "config path component too long", path.toString());
    byte[] bytes;
    Instant modifiedAt;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
      modifiedAt = Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      throw ConfigurationException.io("cannot read " + path + ": " + e, e);
    }
    checkSize(bytes.length);
    return new BoundedFile(decode(bytes), modifiedAt);
  }

  static void checkSize(int bytes) {
    require(bytes <= MAX_BYTES, "config file exceeds size limit");
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw ConfigurationException.invalid("config file must be utf-8", e);
    }
  }
}

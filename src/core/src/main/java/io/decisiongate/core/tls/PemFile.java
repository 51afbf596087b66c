package io.decisiongate.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in PEM (RFC 7468), or one with a single DER value.
 *
 * @param parts of a PEM file, in its order; what stands between them is for people
 * @param bytes the whole content
 */
record PemFile(Path path, List<PemFile.Part> parts, byte[] bytes) {
  private static final Pattern PART =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final int DER_SEQUENCE = 0x30;

  PemFile {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param label as in {@code BEGIN label}
   * @param text between the two lines, which is base64 unless there are headers before it
   */
  record Part(String label, String text) {
    boolean isEncrypted() {
      return label.startsWith("ENCRYPTED") || text.contains("ENCRYPTED");
    }

    byte[] der(Path path) {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(path + " is damaged: a part is not base64", e);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param mostBytes longer ones are refused
   * @throws IllegalArgumentException when it cannot be read
   */
  static PemFile read(Path path, int mostBytes) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new IllegalArgumentException(path + " is longer than " + mostBytes + " bytes");
      }
      return new PemFile(path, parts(new String(bytes, StandardCharsets.ISO_8859_1)), bytes);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(path + " does not exist", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The values of the parts with this label; of a DER file its only value. */
  List<byte[]> values(String label) {
    return isDer()
        ? List.of(bytes)
        : parts.stream()
            .filter(part -> part.label().equals(label))
            .map(part -> part.der(path))
            .toList();
  }

  private boolean isDer() {
    return bytes.length > 0 && bytes[0] == DER_SEQUENCE;
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.add(new Part(part.group(1), part.group(2)));
    }
    return parts;
  }
}

package io.decisiongate.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secrets of one installation, each in a file of its own that only the owner reads. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Path folder;

  public Secrets(DataDirectory directory) {
    this.folder = directory.resolve("secrets");
  }

  /** 256 random bits as 43 base64url characters. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public Optional<String> read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw StartFailure.of("reading the secret " + file, e);
    }
  }

  /** The secret of this name, made at its first use. */
  public String readOrCreate(String name) {
    return read(name)
        .orElseGet(
            () -> {
              String secret = random();
              write(name, secret);
              return secret;
            });
  }

  /** Writes the whole file or nothing. */
  public void write(String name, String secret) {
    writePrivate(folder.resolve(name), secret);
  }

  /** Deletes a file that may be there. */
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StartFailure.of("deleting " + file, e);
    }
  }

  /** Writes a file that only its owner reads; it appears complete or not at all. */
  public static void writePrivate(Path file, String text) {
    writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file that only its owner reads; it appears complete or not at all. */
  public static void writePrivate(Path file, byte[] content) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        DataDirectory.createPrivate(parent);
      }
      Path draft =
          Files.createTempFile(
              parent,
              ".secret",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw StartFailure.of("writing " + file, e);
    }
  }
}

package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Reads the files of a pack below its folder, by the rules and with the texts of runpack.md section
 * 5. Links inside a path are resolved and must not lead out; a link as the last component is
 * followed, as v1 always did: {@link StrictVerification} refuses it.
 */
public final class PackFolder implements PackReader {
  private final Path root;
  private final long maxBytes;

  private PackFolder(Path root, long maxBytes) {
    this.root = root;
    this.maxBytes = maxBytes;
  }

  /** Files of any size; they are streamed. */
  public static PackFolder of(Path root) {
    return new PackFolder(root, Long.MAX_VALUE);
  }

  /** Files of at most {@link #MAX_V1_BYTES}, as the reference reads them. */
  public static PackFolder limited(Path root) {
    return new PackFolder(root, MAX_V1_BYTES);
  }

  /**
   * As {@link #limited(Path)}, of a folder as callers name it.
   *
   * @throws RunpackFailure when no folder can have this name
   */
  public static PackFolder limited(String root) {
    PackPaths.requireFolder(root);
    try {
      if (!root.isEmpty()) {
        return limited(Path.of(root));
      }
    } catch (InvalidPathException e) {
      throw RunpackFailure.artifact("unable to resolve runpack root", e);
    }
    throw RunpackFailure.artifact("unable to resolve runpack root");
  }

  /** Files of at most this many bytes. */
  static PackFolder limited(Path root, long maxBytes) {
    return new PackFolder(root, maxBytes);
  }

  public Path root() {
    return root;
  }

  @Override
  public <T> T read(String path, Reading<T> reading) {
    return read(path, maxBytes, reading);
  }

  /** What takes the bytes of a file. */
  @FunctionalInterface
  public interface Copying {
    void from(InputStream bytes) throws IOException;
  }

  /**
   * Hands over the bytes of a file of any size.
   *
   * @throws RunpackFailure when it cannot be read
   */
  public void copy(String path, Copying copying) {
    read(
        path,
        bytes -> {
          copying.from(bytes);
          return path;
        });
  }

  /**
   * Where a file lies, which need not be there.
   *
   * @return absolute, without links before its last component
   * @throws RunpackFailure when the path breaks a rule or leads out of the folder
   */
  public Path locate(String path) {
    return resolve(path);
  }

  @Override
  public String place(String path) {
    return locate(path).toString();
  }

  @Override
  public byte[] bytes(String path) {
    return read(path, Math.min(maxBytes, MAX_V1_BYTES), InputStream::readAllBytes);
  }

  private <T> T read(String path, long limit, Reading<T> reading) {
    Path file = resolve(path);
    try {
      long size = Files.size(file);
      if (size > limit) {
        throw new RunpackFailure("artifact too large: " + path + " (" + size + " > " + limit + ")");
      }
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to read artifact metadata", e);
    }
    if (!Files.isRegularFile(file)) {
      throw RunpackFailure.artifact("unable to read artifact");
    }
    try (InputStream bytes = new LimitedStream(Files.newInputStream(file), path, limit)) {
      return reading.from(bytes);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to read artifact", e);
    } catch (UncheckedIOException e) {
      throw RunpackFailure.artifact("unable to read artifact", e);
    }
  }

  private Path resolve(String path) {
    PackPaths.requireInside(path);
    Path realRoot = realRoot();
    Path file;
    try {
      file = realRoot.resolve(path);
    } catch (InvalidPathException e) {
      throw RunpackFailure.artifact("unable to read artifact metadata", e);
    }
    Path parent = file.getParent();
    Path name = file.getFileName();
    if (parent == null || name == null) {
      throw PackPaths.escapes();
    }
    try {
      Path realParent = parent.toRealPath();
      if (!realParent.startsWith(realRoot)) {
        throw PackPaths.escapes();
      }
      return realParent.resolve(name);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to resolve artifact path", e);
    }
  }

  private Path realRoot() {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to resolve runpack root", e);
    }
  }
}

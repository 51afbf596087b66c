package io.decisiongate.core.broker;

import io.decisiongate.core.scenario.ContentRef;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Files of this machine: {@code file:///absolute/path}. With a root only what lies below it can be
 * read, whatever links say.
 */
public final class FileSource implements Source {
  private final Optional<Path> root;

  /**
   * @param root directory outside of which nothing is read; empty: every readable file can be
   */
  public FileSource(Optional<Path> root) {
    this.root = root.map(path -> path.toAbsolutePath().normalize());
  }

  @Override
  public FetchedContent fetch(ContentRef reference) {
    Path path = path(reference.uri());
    try {
      return new FetchedContent(
          root.isPresent() ? readBelow(root.get(), path) : read(path), Optional.empty());
    } catch (NoSuchFileException e) {
      throw new SourceFailure("resource not found: " + path, e);
    } catch (IOException e) {
      throw new SourceFailure("io failure: cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static Path path(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw SourceFailure.invalidUri(String.valueOf(e.getMessage()));
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("file")) {
      throw SourceFailure.unsupportedScheme(scheme);
    }
    String host = uri.getRawAuthority();
    boolean elsewhere = host != null && !host.isEmpty() && !host.equalsIgnoreCase("localhost");
    if (uri.isOpaque() || elsewhere || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw SourceFailure.invalidUri("expected file:///absolute/path, got " + text);
    }
    try {
      return Path.of(uri.getPath()).normalize();
    } catch (InvalidPathException e) {
      throw SourceFailure.invalidUri(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] readBelow(Path root, Path path) throws IOException {
    if (!path.startsWith(root)) {
      throw escapes();
    }
    if (path.equals(root)) {
      throw SourceFailure.invalidUri("file path refers to root directory");
    }
    Path realRoot = root.toRealPath();
    Path below = realRoot.resolve(root.relativize(path));
    // Links on the way are followed, as long as they stay below the root; the last one never is.
    Path parent = Objects.requireNonNull(below.getParent()).toRealPath();
    if (!parent.startsWith(realRoot)) {
      throw escapes();
    }
    Path file = parent.resolve(Objects.requireNonNull(below.getFileName()));
    try (DirectoryStream<Path> directory = Files.newDirectoryStream(realRoot)) {
      if (directory instanceof SecureDirectoryStream<Path> secure) {
        return readBelow(secure, realRoot.relativize(file));
      }
    }
    byte[] content = read(file, LinkOption.NOFOLLOW_LINKS);
    // Without directory handles: what was opened must still lie where it was.
    if (!file.toRealPath().equals(file)) {
      throw escapes();
    }
    return content;
  }

  /** Down from the root without following links, so that one put in place by now leads nowhere. */
  private static byte[] readBelow(SecureDirectoryStream<Path> directory, Path way)
      throws IOException {
    Path name = way.getName(0);
    if (way.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return readBelow(next, way.subpath(1, way.getNameCount()));
      }
    }
    requireRegular(
        directory
            .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes());
    return content(
        directory.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  private static byte[] read(Path file, LinkOption... links) throws IOException {
    requireRegular(Files.readAttributes(file, BasicFileAttributes.class, links));
    return content(Files.newByteChannel(file, StandardOpenOption.READ));
  }

  /** Opening a named pipe would wait for somebody to write. */
  private static void requireRegular(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      throw SourceFailure.invalidUri("file path refers to symbolic link");
    }
    if (attributes.isDirectory()) {
      throw SourceFailure.invalidUri("file path refers to directory");
    }
    if (!attributes.isRegularFile()) {
      throw SourceFailure.invalidUri("file path refers to no regular file");
    }
    FetchedContent.requireSize(attributes.size());
  }

  private static byte[] content(SeekableByteChannel opened) throws IOException {
    try (SeekableByteChannel channel = opened) {
      byte[] content = Channels.newInputStream(channel).readNBytes(FetchedContent.MAX_BYTES + 1);
      FetchedContent.requireSize(content.length);
      return content;
    }
  }

  private static SourceFailure escapes() {
    return SourceFailure.invalidUri("file path escapes configured root");
  }
}

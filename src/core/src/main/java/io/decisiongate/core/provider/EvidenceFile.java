package io.decisiongate.core.provider;

import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.List;
import java.util.Set;

/**
 * Opens and reads a located file (providers.md section 4.2, steps 7 to 9). No link is followed on
 * the way down from the root, so that a link put in place after the location was found leads
 * nowhere.
 */
final class EvidenceFile {
  /** The longest file that fits an array, with one byte more to see that a file is longer. */
  static final long LARGEST = Integer.MAX_VALUE - 9L;

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private EvidenceFile() {}

  /**
   * The content.
   *
   * @param maxBytes its greatest length, 0 to {@link #LARGEST}
   */
  static byte[] read(Path root, EvidenceRoot.Location location, long maxBytes) {
    try (SeekableByteChannel channel = open(root, location)) {
      byte[] content = content(channel, location, maxBytes);
      if (content.length > maxBytes) {
        throw tooLong(location, maxBytes, content.length);
      }
      return content;
    } catch (IOException e) {
      throw notReadable(location, e);
    }
  }

  private static byte[] content(
      SeekableByteChannel channel, EvidenceRoot.Location location, long maxBytes) {
    try {
      return Channels.newInputStream(channel).readNBytes(Math.toIntExact(maxBytes + 1));
    } catch (IOException e) {
      throw notReadable(location, e);
    }
  }

  private static SeekableByteChannel open(Path root, EvidenceRoot.Location location) {
    try (DirectoryStream<Path> directory = Files.newDirectoryStream(root)) {
      if (directory instanceof SecureDirectoryStream<Path> secure) {
        return open(secure, location.names());
      }
      return openAndCheck(root, location);
    } catch (NoSuchFileException e) {
      throw new StructuredFailure(
          "file_not_found", "unable to open json file", location.details(), e);
    } catch (IOException e) {
      throw new StructuredFailure(
          "file_open_failed", "unable to open json file", location.details(), e);
    }
  }

  private static SeekableByteChannel open(SecureDirectoryStream<Path> directory, List<Path> names)
      throws IOException {
    Path name = names.getFirst();
    if (names.size() > 1) {
      try (SecureDirectoryStream<Path> next =
          directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return open(next, names.subList(1, names.size()));
      }
    }
    BasicFileAttributeView view =
        directory.getFileAttributeView(
            name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view.readAttributes().isOther()) {
      // Opening a named pipe would wait for somebody to write.
      throw new FileSystemException(name.toString(), null, "neither file nor directory");
    }
    return directory.newByteChannel(name, READ);
  }

  /** For file systems without directory handles: what was opened must still lie where it was. */
  static SeekableByteChannel openAndCheck(Path root, EvidenceRoot.Location location)
      throws IOException {
    Path file = root.resolve(location.relative());
    SeekableByteChannel channel = Files.newByteChannel(file, READ);
    if (!file.toRealPath().equals(file)) {
      channel.close();
      throw new FileSystemException(file.toString(), null, "moved while it was opened");
    }
    return channel;
  }

  private static StructuredFailure tooLong(
      EvidenceRoot.Location location, long maxBytes, long actualBytes) {
    Json details =
        Json.object()
            .put("file", location.relative())
            .put("max_bytes", maxBytes)
            .put("actual_bytes", actualBytes)
            .build();
    return new StructuredFailure("size_limit_exceeded", "json file exceeds size limit", details);
  }

  private static StructuredFailure notReadable(EvidenceRoot.Location location, IOException cause) {
    return new StructuredFailure(
        "file_read_failed", "unable to read json file", location.details(), cause);
  }
}

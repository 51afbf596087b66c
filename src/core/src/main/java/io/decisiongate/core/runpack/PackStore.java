package io.decisiongate.core.runpack;

import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.storage.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packs in an object store, one object for each file. The pack of one run of one scenario has
 * always the same keys: exporting it again replaces its objects, the manifest last.
 */
public final class PackStore implements AutoCloseable {
  /** Longest time in which all files of a pack are stored. */
  public static final Duration LONGEST_PUT = Duration.ofMinutes(2);

  private final Bucket bucket;
  private final Optional<String> prefix;

  private PackStore(Bucket bucket, Optional<String> prefix) {
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * The configured store; it is not asked for anything yet.
   *
   * @throws RunpackFailure when there is no region, or there are no credentials
   */
  public static PackStore open(RunpackStorageSettings settings) {
    return new PackStore(Bucket.open(settings), settings.prefix());
  }

  /**
   * Writes a pack into a temporary folder and stores it. Nothing of the folder stays.
   *
   * @throws RunpackFailure as {@link RunpackExport#write} and {@link #put}
   */
  public Stored export(RunpackExport export, RunLogs logs, String manifestName) {
    PackLocation location = PackLocation.of(prefix, export.run());
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      PackDestination folder = new PackDestination(temporary.path().resolve("pack"), manifestName);
      requireManifestName(folder, location);
      RunpackExport.Exported exported = export.write(logs, folder, PackReader.MAX_V1_BYTES);
      return new Stored(exported, put(folder, exported.manifest()));
    }
  }

  /**
   * A pack that is stored.
   *
   * @param uri as {@link #put} gives it
   */
  public record Stored(RunpackExport.Exported exported, String uri) {}

  /**
   * Stores a pack that lies in a folder. All names and sizes are checked before the first file goes
   * out, and each file has to arrive with the hash that the manifest gives.
   *
   * @return {@code s3://<bucket>/<what all keys begin with>}, with a slash at the end
   * @throws RunpackFailure when a name cannot be part of a key, the manifest has the name of
   *     another file, a file has more than {@link PackReader#MAX_V1_BYTES}, the store refuses, or
   *     it takes longer than {@link #LONGEST_PUT}
   */
  public String put(PackDestination pack, Manifest manifest) {
    PackLocation location = PackLocation.of(prefix, manifest.run());
    requireManifestName(pack, location);
    List<Upload> uploads = new ArrayList<>();
    for (FileHash file : manifest.integrity().fileHashes()) {
      uploads.add(Upload.of(pack, file, location));
    }
    FileHash last = new FileHash(pack.manifestName(), Sha256.of(manifest.bytes()));
    uploads.add(Upload.of(pack, last, location));

    long deadline = System.nanoTime() + LONGEST_PUT.toNanos();
    for (Upload upload : uploads) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (!left.isPositive()) {
        throw RunpackFailure.artifact("object store io error: not stored within " + LONGEST_PUT);
      }
      bucket.put(upload.key(), upload.file(), upload.hash(), left);
    }
    return "s3://" + bucket.name() + "/" + location.folder();
  }

  private static void requireManifestName(PackDestination pack, PackLocation location) {
    var unused = location.key(pack.manifestName());
    if (pack.collides()) {
      throw RunpackFailure.artifact(
          "the manifest cannot be called "
              + pack.manifestName()
              + ", which is a file of every runpack");
    }
  }

  /**
   * The files of the pack that a manifest describes.
   *
   * @throws RunpackFailure when the manifest's scenario or run have names that no stored pack has
   */
  public PackReader reader(Manifest manifest) {
    return new StoredPack(bucket, PackLocation.of(prefix, manifest.run()));
  }

  @Override
  public void close() {
    bucket.close();
  }

  private record Upload(String key, Path file, Sha256 hash) {
    static Upload of(PackDestination pack, FileHash file, PackLocation location) {
      Path path = pack.folder().resolve(file.path());
      long bytes;
      try {
        bytes = Files.size(path);
      } catch (IOException e) {
        throw RunpackFailure.artifact("unable to read artifact metadata", e);
      }
      PackReader.requireSize(file.path(), bytes, PackReader.MAX_V1_BYTES);
      return new Upload(location.key(file.path()), path, file.hash());
    }
  }
}

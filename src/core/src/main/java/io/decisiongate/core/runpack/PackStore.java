package io.decisiongate.core.runpack;

import io.decisiongate.core.configuration.RunpackStorageSettings;
import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.storage.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Packs in an object store, one object for each file. The pack of one run of one scenario has
 * always the same keys: exporting it again replaces its objects, the manifest last.
 */
public final class PackStore implements AutoCloseable {
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
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      PackDestination folder = new PackDestination(temporary.path().resolve("pack"), manifestName);
      RunpackExport.Exported exported = export.write(logs, folder);
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
   *     another file, a file has more than {@link PackReader#MAX_V1_BYTES}, or the store refuses
   */
  public String put(PackDestination pack, Manifest manifest) {
    PackLocation location = PackLocation.of(prefix, manifest.run());
    SequencedMap<String, Upload> uploads = new LinkedHashMap<>();
    for (FileHash file : manifest.integrity().fileHashes()) {
      uploads.put(location.key(file.path()), new Upload(pack, file));
    }
    FileHash last = new FileHash(pack.manifestName(), Sha256.of(manifest.bytes()));
    if (uploads.put(location.key(last.path()), new Upload(pack, last)) != null) {
      throw RunpackFailure.artifact(
          "the manifest cannot be called " + last.path() + ", which is a file of every runpack");
    }
    uploads.values().forEach(Upload::requireSize);
    for (Map.Entry<String, Upload> upload : uploads.entrySet()) {
      bucket.put(upload.getKey(), upload.getValue().file(), upload.getValue().hash());
    }
    return "s3://" + bucket.name() + "/" + location.folder();
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

  private record Upload(Path file, String path, Sha256 hash) {
    Upload(PackDestination pack, FileHash file) {
      this(pack.folder().resolve(file.path()), file.path(), file.hash());
    }

    void requireSize() {
      long size;
      try {
        size = Files.size(file);
      } catch (IOException e) {
        throw RunpackFailure.artifact("unable to read artifact metadata", e);
      }
      if (size > PackReader.MAX_V1_BYTES) {
        throw new RunpackFailure(
            "artifact too large: " + path + " (" + size + " > " + PackReader.MAX_V1_BYTES + ")");
      }
    }
  }
}

package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import io.decisiongate.core.storage.Bucket;
import io.decisiongate.core.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the files of a pack from an object store, each of at most {@link #MAX_V1_BYTES}. */
final class StoredPack implements PackReader {
  private final Bucket bucket;
  private final PackLocation location;

  StoredPack(Bucket bucket, PackLocation location) {
    this.bucket = bucket;
    this.location = location;
  }

  @Override
  public <T> T read(String path, Reading<T> reading) {
    try (StoredObject object = bucket.get(location.key(path))) {
      object.length().ifPresent(bytes -> PackReader.requireSize(path, bytes, MAX_V1_BYTES));
      return reading.from(new LimitedStream(object.bytes(), path, MAX_V1_BYTES));
    } catch (IOException | UncheckedIOException e) {
      throw RunpackFailure.artifact(
          "object store io error: " + path + " cannot be read to its end", e);
    }
  }

  @Override
  public byte[] bytes(String path) {
    return read(path, InputStream::readAllBytes);
  }

  @Override
  public String place(String path) {
    return location.key(path);
  }
}

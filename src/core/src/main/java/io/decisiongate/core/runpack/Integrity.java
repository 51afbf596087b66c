package io.decisiongate.core.runpack;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.util.List;

/**
 * What binds the files of a pack together (hashing.md section 4.3).
 *
 * @param fileHashes in the order in which the files were written
 * @param rootHash of the canonical form of that list, order included
 */
public record Integrity(List<FileHash> fileHashes, Sha256 rootHash) {
  public Integrity {
    fileHashes = List.copyOf(fileHashes);
  }

  /** Of these files. */
  static Integrity of(List<FileHash> fileHashes) {
    return new Integrity(fileHashes, rootOf(fileHashes));
  }

  /** Whether the root hash is the one of the list. */
  boolean rootMatches() {
    return rootHash.equals(rootOf(fileHashes));
  }

  private static Sha256 rootOf(List<FileHash> fileHashes) {
    return Sha256.ofCanonical(list(fileHashes));
  }

  private static Json list(List<FileHash> fileHashes) {
    return new Json.Array(fileHashes.stream().map(FileHash::toJson).toList());
  }

  static Integrity fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "integrity");
    return new Integrity(
        members.list("file_hashes", FileHash::fromJson),
        Sha256.fromJson(members.value("root_hash")));
  }

  Json toJson() {
    return Json.object()
        .put("file_hashes", list(fileHashes))
        .put("root_hash", rootHash.toJson())
        .build();
  }
}

package io.decisiongate.cli.runpack;

import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.json.JsonSyntaxException;
import io.decisiongate.core.runpack.Manifest;
import java.nio.file.Path;
import java.util.Optional;

/** A manifest that lies at an ordinary path; where its artefacts lie is another question. */
record ManifestFile(Path path, byte[] bytes, Manifest manifest) {

  /**
   * Reads and decodes.
   *
   * @throws MessageFailure when it cannot be read or decoded
   */
  static ManifestFile read(Path path) {
    InputFile file = InputFile.manifest(path);
    byte[] bytes = file.bytes();
    try {
      return new ManifestFile(path, bytes, Manifest.read(bytes));
    } catch (JsonSyntaxException | InvalidParams e) {
      throw file.unparsable(e);
    }
  }

  /** The folder of the pack: as named, else the manifest's own. */
  Path root(Optional<Path> named) {
    return named.orElseGet(
        () -> Optional.ofNullable(path.getParent()).orElseGet(() -> Path.of(".")));
  }
}

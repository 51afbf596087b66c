package io.decisiongate.cli.evidence;

import io.decisiongate.cli.CommandFailure;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes evidence so that a reader sees the old file or the new one, never half of one. */
public final class EvidenceFile {
  private EvidenceFile() {}

  public static void write(Path file, Json evidence) {
    Path target = file.toAbsolutePath();
    Path draft = target.resolveSibling(target.getFileName() + ".draft");
    try {
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(draft, PrettyJson.write(evidence));
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CommandFailure(
          "The evidence file " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}

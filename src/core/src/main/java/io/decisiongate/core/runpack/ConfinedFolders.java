package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Folders that callers name, confined to one base folder, links resolved. */
public record ConfinedFolders(Path base) {
  /**
   * The folder that is meant.
   *
   * @param name relative to the base folder, or absolute inside it; it need not exist
   * @throws RunpackFailure when it is outside of the base folder, or the base folder is missing
   */
  public String resolve(String name) {
    Path root;
    try {
      root = base.toRealPath();
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to resolve runpacks.base_dir " + base, e);
    }
    try {
      Path real = real(root.resolve(name).normalize());
      if (!name.isEmpty() && real.startsWith(root)) {
        return real.toString();
      }
    } catch (IOException | InvalidPathException e) {
      throw RunpackFailure.artifact("unable to resolve runpack root", e);
    }
    throw RunpackFailure.artifact("runpack folder outside of runpacks.base_dir: " + name);
  }

  /** The path without links, as far as it exists. */
  private static Path real(Path folder) throws IOException {
    Path existing = folder;
    for (Path parent = folder.getParent();
        parent != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS);
        parent = parent.getParent()) {
      existing = parent;
    }
    return existing.toRealPath().resolve(existing.relativize(folder)).normalize();
  }
}

package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.nio.file.InvalidPathException;
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
      Path real = PackPaths.withoutLinks(root.resolve(name));
      if (!name.isEmpty() && real.startsWith(root)) {
        return real.toString();
      }
    } catch (IOException | InvalidPathException e) {
      throw RunpackFailure.artifact("unable to resolve runpack root", e);
    }
    throw RunpackFailure.artifact("runpack folder outside of runpacks.base_dir: " + name);
  }
}

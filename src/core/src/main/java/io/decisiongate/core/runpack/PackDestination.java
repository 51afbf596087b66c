package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/**
 * The folder into which a pack is written, and the name of its manifest in it.
 *
 * <p>A pack comes into being in a draft folder beside its place and is moved there when it is
 * whole: a new folder in one step, into a folder that is there already file by file, the manifest
 * last. Other files of that folder stay. A failure before that leaves nothing behind.
 *
 * @param folder absolute, without links
 * @param manifestName relative path, with slashes
 */
public record PackDestination(Path folder, String manifestName) {

  private static final String DRAFT = ".runpack-";

  public PackDestination {
    PackPaths.requireManifestName(manifestName);
    try {
      folder = PackPaths.withoutLinks(folder.toAbsolutePath());
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /**
   * A destination as callers name it.
   *
   * @throws RunpackFailure when folder or name break a rule of runpack.md section 5
   */
  public static PackDestination of(String folder, String manifestName) {
    PackPaths.requireFolder(folder);
    if (folder.isEmpty()) {
      throw RunpackFailure.artifact("unable to resolve runpack root");
    }
    try {
      return new PackDestination(Path.of(folder), manifestName);
    } catch (InvalidPathException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /** The path of the manifest when the pack is in its place. */
  public Path manifest() {
    return folder.resolve(manifestName);
  }

  /** Whether the manifest would take the place of an artefact. */
  public boolean collides() {
    Path name = Path.of(manifestName).normalize();
    for (Artifact artifact : Artifact.values()) {
      if (name.equals(Path.of(artifact.path()))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tries whether a pack can be written here; folders above it that are missing are made.
   *
   * @throws RunpackFailure when it cannot
   */
  public void prepare() {
    try {
      Files.delete(openDraft());
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /** Creates an empty folder on the same file system. */
  Path openDraft() {
    try {
      return Files.createDirectory(base().resolve(DRAFT + UUID.randomUUID()));
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /** Where drafts are made: the folder itself if it is there, else the one above it. */
  private Path base() {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.getParent();
    if (parent == null || Files.exists(folder)) {
      throw RunpackFailure.artifact("unable to create artifact directory");
    }
    try {
      return Files.createDirectories(parent);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /**
   * Moves a whole pack to its place.
   *
   * @param artifacts its files beside the manifest, in their order
   */
  void publish(Path draft, List<String> artifacts) {
    if (!Files.exists(folder) && movedAsAWhole(draft)) {
      return;
    }
    Path manifestPath = Path.of(manifestName).normalize();
    for (String artifact : artifacts) {
      // A manifest in the place of an artefact has been written over it already.
      if (!Path.of(artifact).normalize().equals(manifestPath)) {
        move(draft, artifact, "artifact");
      }
    }
    removeOldReport(artifacts, manifestPath);
    move(draft, manifestName, "manifest");
  }

  /** The one file that not every pack has: that of an earlier pack says nothing about this one. */
  private void removeOldReport(List<String> artifacts, Path manifestPath) {
    String report = Artifact.VERIFIER_REPORT.path();
    if (artifacts.contains(report) || Path.of(report).equals(manifestPath)) {
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve(report));
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write artifact", e);
    }
  }

  private boolean movedAsAWhole(Path draft) {
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException e) {
      // Somebody created the folder in the meantime; its files are replaced one by one then.
      return false;
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  private void move(Path draft, String path, String what) {
    Path target = folder.resolve(path);
    Path parent = target.getParent();
    try {
      if (parent != null) {
        Files.createDirectories(parent);
        if (!parent.toRealPath().startsWith(folder.toRealPath())) {
          throw PackPaths.escapes();
        }
      }
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create " + what + " directory", e);
    }
    try {
      Files.move(
          draft.resolve(path),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to write " + what, e);
    }
  }
}

package io.decisiongate.core.runpack;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Strict checks of the folder: nothing but the pack, and no links. */
final class FolderFindings extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Set<Path> files;
  private final Set<Path> folders;
  private final Findings findings;

  private FolderFindings(Path root, Set<Path> files, Set<Path> folders, Findings findings) {
    this.root = root;
    this.files = files;
    this.folders = folders;
    this.findings = findings;
  }

  static void add(Path root, Manifest manifest, String manifestName, Findings findings) {
    Set<Path> files = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    addWithParents(manifestName, files, folders);
    manifest.integrity().fileHashes().forEach(file -> addWithParents(file.path(), files, folders));
    try {
      Path start = root.toRealPath();
      Files.walkFileTree(start, new FolderFindings(start, files, folders, findings));
    } catch (IOException e) {
      findings.add("the folder cannot be listed: " + e.getMessage());
    }
  }

  private static void addWithParents(String name, Set<Path> files, Set<Path> folders) {
    try {
      Path path = Path.of(name).normalize();
      files.add(path);
      for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
        folders.add(parent);
      }
    } catch (InvalidPathException e) {
      // No file can have this name; that it is missing is found elsewhere.
      return;
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    Path name = root.relativize(folder);
    if (folder.equals(root) || folders.contains(name)) {
      return FileVisitResult.CONTINUE;
    }
    findings.add("the folder has " + name + ", which is not of the pack");
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    Path name = root.relativize(file);
    if (attributes.isSymbolicLink()) {
      findings.add(name + " is a symbolic link");
    } else if (!files.contains(name)) {
      findings.add("the folder has " + name + ", which is not of the pack");
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    findings.add(root.relativize(file) + " cannot be looked at: " + problem.getMessage());
    return FileVisitResult.CONTINUE;
  }
}

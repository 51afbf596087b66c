package io.decisiongate.core.runpack;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone after its use, with all that it holds. */
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TemporaryFolder.class.getName());

  /**
   * An empty one that only this user may enter, since packs are confidential.
   *
   * @throws RunpackFailure when it cannot be created
   */
  static TemporaryFolder create() {
    try {
      return new TemporaryFolder(Files.createTempDirectory("decision-gate-runpack-"));
    } catch (IOException e) {
      throw RunpackFailure.artifact("unable to create artifact directory", e);
    }
  }

  /** A file that cannot be removed does not keep the others. */
  @Override
  public void close() {
    if (Files.exists(path)) {
      deepestFirst().forEach(TemporaryFolder::remove);
    }
  }

  private List<Path> deepestFirst() {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.log(System.Logger.Level.WARNING, "the folder " + path + " cannot be read", e);
      return List.of();
    }
  }

  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, file + " of a runpack cannot be removed", e);
    }
  }
}

package io.decisiongate.local;

import io.decisiongate.local.database.PostgresBinariesAccess;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Data directories with PostgreSQL's programs in them already: copying is faster than unpacking.
 */
public final class TestData {
  private static final Path SHARED = Path.of("target/postgres").toAbsolutePath();

  private TestData() {}

  public static DataDirectory open(Path path) throws IOException {
    Path programs = PostgresBinariesAccess.unpack(DataDirectory.open(SHARED));
    DataDirectory directory = DataDirectory.open(path);
    copy(programs, directory.root().resolve(programs.getFileName()));
    return directory;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file)),
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

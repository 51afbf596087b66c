package io.decisiongate.audit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir private Path directory;

  @Test
  void linesAreAppendedToWhatIsThere() throws IOException {
    Path path = Files.writeString(directory.resolve("audit.jsonl"), "before\n");
    try (LineFile file = LineFile.open(path, OptionalLong.empty())) {
      file.append("one\ntwo\n");
      file.append("three\n");
    }
    assertThat(Files.readAllLines(path)).containsExactly("before", "one", "two", "three");
  }

  @Test
  void fileAndDirectoryAreMadeForTheOwnerAlone() throws IOException {
    Path path = directory.resolve("a/b/audit.jsonl");
    try (LineFile file = LineFile.open(path, OptionalLong.empty())) {
      assertThat(path).isEmptyFile();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
      file.append("one\n");
    }
  }

  @Test
  void oneThatWasMovedAwayOrRemovedIsMadeAnew() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    try (LineFile file = LineFile.open(path, OptionalLong.empty())) {
      file.append("one\n");
      Path aside = Files.move(path, directory.resolve("aside"));
      file.append("two\n");
      Files.delete(path);
      file.append("three\n");
      assertThat(Files.readAllLines(aside)).containsExactly("one");
      assertThat(Files.readAllLines(path)).containsExactly("three");
    }
  }

  @Test
  void oneThatAnotherFileHasReplacedIsLeftAlone() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    try (LineFile file = LineFile.open(path, OptionalLong.empty())) {
      file.append("one\n");
      Path other = Files.writeString(directory.resolve("other"), "other\n");
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
      file.append("two\n");
      assertThat(Files.readAllLines(path)).containsExactly("other", "two");
    }
  }

  @Test
  void aFullOneIsMovedAsideAndThreeAreKept() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    try (LineFile file = LineFile.open(path, OptionalLong.of(4))) {
      for (int i = 1; i <= 6; i++) {
        file.append("line" + i + "\n");
      }
    }
    assertThat(Files.readAllLines(path)).containsExactly("line6");
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl.1"))).containsExactly("line5");
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl.2"))).containsExactly("line4");
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl.3"))).containsExactly("line3");
    assertThat(directory.resolve("audit.jsonl.4")).doesNotExist();
  }

  @Test
  void withoutALimitItGrows() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    try (LineFile file = LineFile.open(path, OptionalLong.empty())) {
      file.append("x".repeat(100_000) + "\n");
      file.append("y\n");
    }
    assertThat(directory.resolve("audit.jsonl.1")).doesNotExist();
    assertThat(Files.readAllLines(path)).hasSize(2);
  }

  @Test
  void aClosedOneOpensOnceMoreForALateLine() throws IOException {
    Path path = directory.resolve("audit.jsonl");
    LineFile file = LineFile.open(path, OptionalLong.empty());
    file.close();
    file.append("late\n");
    file.close();
    assertThat(Files.readAllLines(path)).containsExactly("late");
  }

  @Test
  void aPlaceThatCannotHaveItIsAFailure() throws IOException {
    Path noDirectory = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(
            () -> LineFile.open(noDirectory.resolve("audit.jsonl"), OptionalLong.empty()))
        .isInstanceOf(IOException.class);
  }
}

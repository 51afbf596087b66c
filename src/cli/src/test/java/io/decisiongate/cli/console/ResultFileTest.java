package io.decisiongate.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  @TempDir private Path folder;

  @Test
  void theOldContentIsReplacedAndNothingElseStays() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    ResultFile.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(folder)
        .isDirectoryContaining("glob:**report")
        .isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void aFailureInTheMiddleLeavesTheOldContentAndNoDraft() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    assertThatThrownBy(
            () ->
                ResultFile.replace(
                    file,
                    out -> {
                      out.write("half");
                      out.flush();
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void foldersAreMadeOnlyWhereThatIsAskedFor() {
    Path file = folder.resolve("a/b/report");
    assertThatThrownBy(() -> ResultFile.write(file, "x"))
        .isInstanceOf(MessageFailure.class)
        .hasMessage("Failed to write " + file + ": no such file or directory");
    ResultFile.writeWithFolders(file, "x");
    assertThat(file).hasContent("x");
  }
}

package io.decisiongate.core.runpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.RunpackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files of a pack are found and refused (runpack.md section 5). */
class PackFolderTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "'', artifact path escapes runpack root",
    "../x, artifact path escapes runpack root",
    "a/../x, artifact path escapes runpack root",
    "/x, absolute artifact path not allowed",
    "x, unable to read artifact metadata",
    "a/x, unable to resolve artifact path",
    "., unable to read artifact",
  })
  void pathIsRefused(String path, String text) {
    assertThatThrownBy(() -> PackFolder.of(directory).bytes(path))
        .isInstanceOf(RunpackFailure.class)
        .hasMessage("artifact error: " + text);
  }

  @Test
  void folderThatIsMissingIsSaidSo() {
    assertThatThrownBy(() -> PackFolder.of(directory.resolve("none")).bytes("x"))
        .hasMessage("artifact error: unable to resolve runpack root");
    assertThatThrownBy(() -> PackFolder.limited(""))
        .hasMessage("artifact error: unable to resolve runpack root");
  }

  @Test
  void limitIsPartOfTheFormatAndNotOfTheFolder() throws IOException {
    Path file = directory.resolve("large");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(PackReader.MAX_V1_BYTES + 1);
    }
    assertThatThrownBy(() -> PackFolder.limited(directory).read("large", Digests::of))
        .hasMessage("artifact too large: large (16777217 > 16777216)");
    assertThat(PackFolder.of(directory).read("large", Digests::of).value()).hasSize(64);
  }

  /** Files of this folder say that they are empty, as one that grows meanwhile would. */
  @Test
  void fileThatHoldsMoreThanItSaidIsNotReadToItsEnd() {
    Path growing = Path.of("/proc/self");
    Assumptions.assumeTrue(Files.isRegularFile(growing.resolve("status")));
    assertThatThrownBy(() -> PackFolder.limited(growing, 10).bytes("status"))
        .isInstanceOf(RunpackFailure.class)
        .hasMessageMatching("artifact too large: status \\(\\d+ > 10\\)");
    assertThat(PackFolder.limited(growing, 1 << 20).bytes("status")).isNotEmpty();
  }

  @Test
  void baseFolderConfinesWhatCallersName() throws IOException {
    Path base = Files.createDirectories(directory.resolve("base/inside")).getParent();
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.createSymbolicLink(base.resolve("link"), outside);
    ConfinedFolders confined = new ConfinedFolders(base);
    assertThat(confined.resolve("inside/new")).isEqualTo(base.toRealPath() + "/inside/new");
    assertThat(confined.resolve(base.resolve("x").toString())).isEqualTo(base.toRealPath() + "/x");
    for (String name :
        new String[] {
          "", "..", "../outside", "link", "link/x", "link/../x", "/tmp", outside.toString()
        }) {
      assertThatThrownBy(() -> confined.resolve(name))
          .as(name)
          .hasMessage("artifact error: runpack folder outside of runpacks.base_dir: " + name);
    }
  }
}

package io.decisiongate.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the tree changes between finding a file and opening it. */
class EvidenceFileTest {
  @TempDir Path directory;

  private Path root = Path.of("");
  private EvidenceRoot.Location location = new EvidenceRoot.Location(List.of());

  @BeforeEach
  void locate() throws IOException {
    directory = directory.toRealPath();
    root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("sub"));
    Files.writeString(root.resolve("sub/a.json"), "inside");
    Files.createDirectories(directory.resolve("secret"));
    Files.writeString(directory.resolve("secret/a.json"), "outside");
    location = new EvidenceRoot(root).locate("sub/a.json");
  }

  @Test
  void readsWhatWasLocated() {
    assertThat(new String(EvidenceFile.read(root, location, 10), StandardCharsets.UTF_8))
        .isEqualTo("inside");
  }

  @Test
  void doesNotFollowALinkThatReplacedTheFile() throws IOException {
    Files.delete(root.resolve("sub/a.json"));
    Files.createSymbolicLink(root.resolve("sub/a.json"), directory.resolve("secret/a.json"));
    assertRefused("file_open_failed");
  }

  @Test
  void doesNotFollowALinkThatReplacedADirectory() throws IOException {
    Files.move(root.resolve("sub"), root.resolve("moved"));
    Files.createSymbolicLink(root.resolve("sub"), directory.resolve("secret"));
    assertRefused("file_open_failed");
    assertThatThrownBy(() -> EvidenceFile.openAndCheck(root, location))
        .isInstanceOf(IOException.class);
  }

  @Test
  void reportsAFileThatVanished() throws IOException {
    Files.delete(root.resolve("sub/a.json"));
    assertRefused("file_not_found");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void doesNotWaitForTheWriterOfAPipe() throws IOException, InterruptedException {
    Path pipe = root.resolve("pipe");
    Assumptions.assumeTrue(makePipe(pipe), "this system makes no named pipes");
    location = new EvidenceRoot(root).locate("pipe");
    assertRefused("file_open_failed");
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void assertRefused(String code) {
    assertThatThrownBy(() -> EvidenceFile.read(root, location, 10))
        .isInstanceOfSatisfying(
            StructuredFailure.class,
            failure -> {
              assertThat(failure.error().code()).isEqualTo(code);
              assertThat(failure.error().message()).isEqualTo("unable to open json file");
            });
  }
}

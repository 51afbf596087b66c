package io.decisiongate.core.broker;

import static io.decisiongate.core.broker.Packets.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {
  @TempDir private Path directory;
  private Path root = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    root = Files.createDirectory(directory.resolve("root"));
    Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("a/b/file"), "inside");
    Files.writeString(root.resolve("with blank"), "blank");
    Files.writeString(directory.resolve("outside"), "outside");
    Files.createDirectory(directory.resolve("root2"));
    Files.writeString(directory.resolve("root2/file"), "neighbour");
    Files.createSymbolicLink(root.resolve("link"), root.resolve("a/b/file"));
    Files.createSymbolicLink(root.resolve("within"), root.resolve("a"));
    Files.createSymbolicLink(root.resolve("out"), directory);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b/file, inside",
    "/a/../a/b/./file, inside",
    "/with%20blank, blank",
    "/within/b/file, inside"
  })
  void readsBelowTheRoot(String path, String content) {
    FetchedContent fetched = rooted().fetch(reference("file://" + root + path));

    assertThat(fetched.bytes()).asString().isEqualTo(content);
    assertThat(fetched.contentType()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', invalid uri: file path refers to root directory",
    "/, invalid uri: file path refers to root directory",
    "/../outside, invalid uri: file path escapes configured root",
    // Nothing is told of what exists outside.
    "/../none/file, invalid uri: file path escapes configured root",
    "/%2e%2e/outside, invalid uri: file path escapes configured root",
    "2/file, invalid uri: file path escapes configured root",
    "/out/outside, invalid uri: file path escapes configured root",
    "/out/root/a/b/file, inside",
    "/link, invalid uri: file path refers to symbolic link",
    "/a, invalid uri: file path refers to directory"
  })
  void nothingElse(String path, String expected) {
    if (expected.startsWith("invalid")) {
      assertThatThrownBy(() -> rooted().fetch(reference("file://" + root + path)))
          .isInstanceOf(SourceFailure.class)
          .hasMessage(expected);
    } else {
      // Out of the root and back again is below the root.
      assertThat(rooted().fetch(reference("file://" + root + path)).bytes())
          .asString()
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/none", "/a/none", "/none/file"})
  void whatIsMissingIsSaidToBe(String path) {
    assertThatThrownBy(() -> rooted().fetch(reference("file://" + root + path)))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("resource not found: " + root + path);
    assertThatThrownBy(() -> free().fetch(reference("file://" + root + path)))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("resource not found: " + root + path);
  }

  @Test
  void withoutARootEveryReadableFileIsReachable() {
    assertThat(free().fetch(reference("file://" + directory + "/outside")).bytes())
        .asString()
        .isEqualTo("outside");
    assertThat(free().fetch(reference("FILE://localhost" + root + "/link")).bytes())
        .asString()
        .isEqualTo("inside");
    assertThatThrownBy(() -> free().fetch(reference("file://" + root)))
        .hasMessage("invalid uri: file path refers to directory");
    assertThatThrownBy(() -> free().fetch(reference("file:///dev/null")))
        .hasMessage("invalid uri: file path refers to no regular file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:relative", "file://host/a", "file:///a?b", "file:///a#b", "file:///%00"})
  void onlyAbsolutePathsOfThisMachineAreMeant(String uri) {
    assertThatThrownBy(() -> free().fetch(reference(uri)))
        .isInstanceOf(SourceFailure.class)
        .hasMessageStartingWith("invalid uri: ");
  }

  @Test
  void otherSchemesAreNotSupported() {
    assertThatThrownBy(() -> free().fetch(reference("ftp:///a")))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("unsupported uri scheme: ftp");
  }

  @Test
  void theLimitIsTwoMebibytes() throws IOException {
    Files.write(root.resolve("most"), new byte[2_097_152]);
    Files.write(root.resolve("more"), new byte[2_097_153]);

    assertThat(rooted().fetch(reference("file://" + root + "/most")).bytes()).hasSize(2_097_152);
    assertThatThrownBy(() -> rooted().fetch(reference("file://" + root + "/more")))
        .isInstanceOf(SourceFailure.class)
        .hasMessage("payload exceeds size limit: 2097153 bytes (max 2097152)");
  }

  private FileSource rooted() {
    return new FileSource(Optional.of(root));
  }

  private static FileSource free() {
    return new FileSource(Optional.empty());
  }
}

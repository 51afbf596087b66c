package io.decisiongate.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.cli.console.MessageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectVersionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1.2.0-SNAPSHOT, true", "1.2.0, false"})
  void versionOfTheProjectIsReadNotThatOfItsParent(String version, boolean snapshot)
      throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project>
          <parent><version>9</version></parent>
          <!-- <version>8</version> -->
          <version> %s </version>
          <dependencies><dependency><version>7</version></dependency></dependencies>
        </project>
        """
            .formatted(version));
    ProjectVersion read = ProjectVersion.of(folder);
    assertThat(read.version()).isEqualTo(version);
    assertThat(read.snapshot()).isEqualTo(snapshot);
  }

  @Test
  void projectWithoutVersionIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("pom.xml"), "<project><parent><version>9</version></parent></project>");
    assertThatThrownBy(() -> ProjectVersion.of(folder))
        .isInstanceOf(MessageFailure.class)
        .hasMessageContaining("declares no version of its own");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> ProjectVersion.of(folder))
        .isInstanceOf(MessageFailure.class)
        .hasMessageContaining("pom.xml cannot be read");
  }
}

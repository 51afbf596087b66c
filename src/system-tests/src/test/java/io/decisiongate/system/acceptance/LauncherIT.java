package io.decisiongate.system.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is put into a folder of the search path. */
class LauncherIT {
  private static final long LONGEST_COMMAND_S = 120;

  @TempDir private Path folder;

  /** Java says on standard error that its archive is of other classes. */
  @Test
  void anArchiveOfClassesThatHaveChangedIsReplacedSilently() throws Exception {
    Dg.run("--version");
    Path library = Project.root().resolve("src/cli/target/lib");
    try (Stream<Path> jars = Files.list(library)) {
      Files.setLastModifiedTime(
          jars.filter(jar -> jar.toString().contains("decision-gate-core"))
              .findFirst()
              .orElseThrow(),
          FileTime.from(Instant.now()));
    }

    assertThat(Dg.run("--version").err()).isEmpty();
  }

  @Test
  void aLinkToTheLauncherRunsTheCheckoutThatItPointsTo() throws Exception {
    Path direct = Files.createSymbolicLink(folder.resolve("direct"), Path.of(Dg.script()));
    Path relative = Files.createSymbolicLink(folder.resolve("dg"), direct.getFileName());

    Process process = new ProcessBuilder(relative.toString(), "--version").start();

    assertThat(process.waitFor(LONGEST_COMMAND_S, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(Dg.run("--version").out());
    assertThat(process.exitValue()).isZero();
  }
}

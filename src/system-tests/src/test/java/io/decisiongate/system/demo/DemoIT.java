package io.decisiongate.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.system.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dg demo} in a project of its own, with this build's command line and server. */
class DemoIT {
  private static final int LONGEST_COMMAND_MIN = 5;

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void makeProject() throws Exception {
    Assumptions.assumeTrue(hasGit(), "left out: git is not installed");
    project = Files.createDirectories(folder.resolve("project"));
    Files.copy(Project.root().resolve("dg"), project.resolve("dg"));
    Files.createDirectories(project.resolve("src/app/target/surefire-reports"));
    Files.createSymbolicLink(project.resolve("src/cli"), Project.root().resolve("src/cli"));
    Files.createSymbolicLink(project.resolve("liberty"), Project.root().resolve("liberty"));
    Files.writeString(project.resolve("pom.xml"), "<project><version>1.0.0</version></project>");
    Files.writeString(
        project.resolve("release-policy.json"),
        "{\"allow_snapshot\": false, \"freeze_ends\": \"2026-01-01T00:00:00Z\"}");
    Files.writeString(project.resolve(".gitignore"), "/dg\n/src/\n/liberty\n");
    run("git", "init", "-q");
    run("git", "add", "-A");
    run(
        "git",
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@localhost",
        "commit",
        "-q",
        "-m",
        "one");
  }

  @AfterEach
  void stop() throws Exception {
    dg("stop");
  }

  @Test
  void aFailingReportMakesTheDecisionHold() throws Exception {
    writeReport("");
    assertThat(dg("demo"))
        .contains("Gate tests: True", "Gate tree: True", "Decision: complete")
        .containsPattern("evidence sha256:[0-9a-f]{64}");

    writeReport("<failure message='broken'/>");
    assertThat(dg("demo"))
        .contains("Gate tests: False", "found 1, evidence", "Decision: hold", "not met: tests.");

    assertThat(dg("stop")).contains("Stopped.");
    assertThat(folder.resolve("data/running")).doesNotExist();
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void writeReport(String outcome) throws IOException {
    Files.writeString(
        project.resolve("src/app/target/surefire-reports/TEST-app.xml"),
        "<testsuite name='app'><testcase name='works'/><testcase name='other'>%s</testcase></testsuite>"
            .formatted(outcome));
  }

  private String dg(String command) throws Exception {
    return run(
        project.resolve("dg").toString(), command, "--data", folder.resolve("data").toString());
  }

  /** Runs a command in the project; it must end with status 0. */
  private String run(String... command) throws Exception {
    // The server that the demo leaves running must not keep a pipe of this test open.
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(LONGEST_COMMAND_MIN, TimeUnit.MINUTES);
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}

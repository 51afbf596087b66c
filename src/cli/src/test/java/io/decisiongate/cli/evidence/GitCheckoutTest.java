package io.decisiongate.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.decisiongate.cli.console.MessageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCheckoutTest {
  @TempDir private Path folder;

  @BeforeEach
  void commitOneFile() throws Exception {
    assumeTrue(hasGit(), "git is not installed");
    git("init", "-q", "-b", "main");
    Files.writeString(folder.resolve("a file"), "1");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
  }

  @Test
  void committedTreeIsClean() {
    GitCheckout checkout = GitCheckout.of(folder);
    assertThat(checkout.commit()).matches("[0-9a-f]{40}");
    assertThat(checkout.branch()).contains("main");
    assertThat(checkout.clean()).isTrue();
    assertThat(checkout.committedMs()).isEqualTo(1_700_000_000_000L);
  }

  @Test
  void changedAndNewFilesAreCountedIgnoredOnesNot() throws Exception {
    Files.writeString(folder.resolve("a file"), "2");
    Files.writeString(folder.resolve("new\nname"), "");
    Files.writeString(folder.resolve(".gitignore"), "*.log\n");
    Files.writeString(folder.resolve("x.log"), "");
    GitCheckout checkout = GitCheckout.of(folder);
    assertThat(checkout.changedFiles()).isEqualTo(3);
    assertThat(checkout.clean()).isFalse();
  }

  @Test
  void detachedHeadHasNoBranch() throws Exception {
    git("checkout", "-q", "--detach");
    assertThat(GitCheckout.of(folder).branch()).isEmpty();
  }

  @Test
  void directoryWithoutRepositoryIsOneSentence(@TempDir Path other) {
    assertThatThrownBy(() -> GitCheckout.of(other))
        .isInstanceOf(MessageFailure.class)
        .hasMessageStartingWith("git cannot tell the state of " + other + ": fatal: ");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(
        List.of(
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("GIT_COMMITTER_DATE", "1700000000 +0000");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).isZero();
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

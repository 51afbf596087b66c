package io.decisiongate.cli.evidence;

import io.decisiongate.cli.console.MessageFailure;
import io.decisiongate.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The state of a Git working tree.
 *
 * @param commit id of HEAD
 * @param branch empty when HEAD is detached
 * @param changedFiles files that differ from HEAD or are neither tracked nor ignored
 * @param committedMs when HEAD was committed, Unix milliseconds
 */
public record GitCheckout(
    String commit, Optional<String> branch, int changedFiles, long committedMs) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Asks {@code git} about the working tree that holds this directory.
   *
   * @throws MessageFailure when git is missing, or there is no working tree or commit
   */
  public static GitCheckout of(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new MessageFailure(EvidenceMessage.DIRECTORY_MISSING, directory.toString());
    }
    String[] head = git(directory, "log", "-1", "--format=%H %ct").strip().split(" ");
    String branch = git(directory, "branch", "--show-current").strip();
    String status = git(directory, "status", "--porcelain=v1", "-z", "--no-renames");
    int changed = (int) status.chars().filter(c -> c == 0).count();
    return new GitCheckout(
        head[0],
        Optional.of(branch).filter(name -> !name.isEmpty()),
        changed,
        Duration.ofSeconds(Long.parseLong(head[1])).toMillis());
  }

  /** Whether the tree is exactly its commit. */
  public boolean clean() {
    return changedFiles == 0;
  }

  /** The evidence file's content. */
  public Json toJson() {
    return Json.object()
        .put("commit", commit)
        .put("branch", Json.ofNullable(branch))
        .put("clean", clean())
        .put("changed_files", changedFiles)
        .put("committed_unix_ms", committedMs)
        .build();
  }

  private static String git(Path directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    try {
      // A read must not write: no refresh of the index.
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
      builder.environment().put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw output
            .lines()
            .findFirst()
            .map(line -> failure(EvidenceMessage.GIT_FAILED, directory.toString(), line))
            .orElseGet(() -> failure(EvidenceMessage.GIT_SILENT, directory.toString()));
      }
      return output;
    } catch (IOException e) {
      throw new MessageFailure(e, EvidenceMessage.GIT_MISSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MessageFailure(e, EvidenceMessage.GIT_INTERRUPTED);
    }
  }

  private static MessageFailure failure(EvidenceMessage message, String... arguments) {
    return new MessageFailure(message, arguments);
  }
}

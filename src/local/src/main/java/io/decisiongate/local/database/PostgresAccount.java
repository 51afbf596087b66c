package io.decisiongate.local.database;

import io.decisiongate.local.DataDirectory;
import io.decisiongate.local.FileTree;
import io.decisiongate.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which account PostgreSQL's programs run. They refuse to run as root; root therefore runs
 * them in a user namespace of their own, and where those are forbidden as the user {@code nobody}.
 */
sealed interface PostgresAccount {

  /** The command as this account runs it. */
  List<String> command(List<String> command);

  /** Lets the account into a directory that PostgreSQL is to write. */
  void admit(DataDirectory directory, Path written) throws IOException;

  static PostgresAccount detect() throws InterruptedException {
    if (!isRoot()) {
      return new Own();
    }
    if (succeeds(List.of("unshare", "-U", "true"))) {
      return new UserNamespace();
    }
    if (succeeds(Nobody.prefixed(List.of("true")))) {
      return new Nobody();
    }
    throw new StartFailure(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start as an ordinary user.");
  }

  /** An ordinary user's own account. */
  record Own() implements PostgresAccount {
    @Override
    public List<String> command(List<String> command) {
      return command;
    }

    @Override
    public void admit(DataDirectory directory, Path written) {}
  }

  /** Root, but without its privileges: files stay root's own. */
  record UserNamespace() implements PostgresAccount {
    @Override
    public List<String> command(List<String> command) {
      List<String> prefixed = new ArrayList<>(List.of("unshare", "-U"));
      prefixed.addAll(command);
      return prefixed;
    }

    @Override
    public void admit(DataDirectory directory, Path written) throws IOException {
      own(written, "root");
    }
  }

  /** The user nobody, who gets the database's files and may pass through the data directory. */
  record Nobody() implements PostgresAccount {
    static List<String> prefixed(List<String> command) {
      List<String> prefixed =
          new ArrayList<>(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));
      prefixed.addAll(command);
      return prefixed;
    }

    @Override
    public List<String> command(List<String> command) {
      return prefixed(command);
    }

    @Override
    public void admit(DataDirectory directory, Path written) throws IOException {
      Files.setPosixFilePermissions(directory.root(), PosixFilePermissions.fromString("rwx--x--x"));
      own(written, "nobody");
    }
  }

  private static void own(Path tree, String user) throws IOException {
    UserPrincipal owner =
        tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    if (!Files.getOwner(tree, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
      FileTree.give(tree, owner);
    }
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name"));
    }
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // the program is not installed
    }
  }
}

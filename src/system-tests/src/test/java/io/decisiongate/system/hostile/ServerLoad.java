package io.decisiongate.system.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the process of a server holds.
 *
 * @param liveBytes of objects that are reachable
 * @param threads of the operating system
 * @param files open, sockets among them
 */
record ServerLoad(long liveBytes, int threads, int files) {
  private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)");

  /**
   * Measures after a full collection.
   *
   * @param data directory of the server
   */
  static ServerLoad of(Path data) throws IOException, InterruptedException {
    String pid = Files.readString(data.resolve("liberty.pid")).strip().split("\\s", 2)[0];
    return new ServerLoad(liveBytes(pid), threads(pid), files(pid));
  }

  private static long liveBytes(String pid) throws IOException, InterruptedException {
    // Twice: what is freed by cleaners of the first collection goes with the second.
    jcmd(pid, "GC.run");
    for (String line : jcmd(pid, "GC.class_histogram")) {
      Matcher total = TOTAL.matcher(line);
      if (total.find()) {
        return Long.parseLong(total.group(1));
      }
    }
    throw new IllegalStateException("jcmd tells no total");
  }

  /** The classes that take most, for a report. */
  static String largestClasses(Path data) throws IOException, InterruptedException {
    String pid = Files.readString(data.resolve("liberty.pid")).strip().split("\\s", 2)[0];
    return String.join("\n", jcmd(pid, "GC.class_histogram").stream().limit(25).toList());
  }

  private static List<String> jcmd(String pid, String command)
      throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), pid, command).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd " + command + ": " + lines);
      }
      return lines;
    }
  }

  private static int threads(String pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith("Threads:"))
        .mapToInt(line -> Integer.parseInt(line.substring("Threads:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static int files(String pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", pid, "fd"))) {
      return (int) open.count();
    }
  }

  @Override
  public String toString() {
    return "%,d live bytes, %d threads, %d files".formatted(liveBytes, threads, files);
  }
}

package io.decisiongate.system.hostile;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything a server and its launcher have written for people to read.
 *
 * @param directory of the server's configuration and data
 */
record ServerLogs(Path directory) {
  private static final Pattern UNREADABLE_HTTP =
      Pattern.compile(
          "Source = (HttpInboundLink\\.|com\\.ibm\\.ws(spi)?\\.http\\.channel\\."
              + "|com\\.ibm\\.ws\\.webcontainer\\.srt\\.SRTServletRequest\\.finish).*");
  private static final Pattern RECORD = Pattern.compile("^(?=\\[\\d)", Pattern.MULTILINE);
  private static final int MOST_LINES = 60;
  private static final Pattern ERROR = Pattern.compile("^\\[[^]]+] \\S+ \\S+\\s+E ");

  /** Files in which one of the texts stands. */
  List<String> containing(List<String> texts) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String text : texts) {
        int at = content.indexOf(text);
        if (at >= 0) {
          found.add(file + ": …" + content.substring(Math.max(0, at - 200), at + text.length()));
        }
      }
    }
    return found;
  }

  /** Records of level error in the server's log, each with the stack that follows it. */
  List<String> errors() throws IOException {
    return RECORD
        .splitAsStream(Files.readString(messages(), StandardCharsets.ISO_8859_1))
        .filter(record -> ERROR.matcher(record).find())
        .map(record -> record.strip().lines().limit(MOST_LINES).collect(joining("\n")))
        .toList();
  }

  /**
   * Where incidents have happened that the container has kept. Left out is the one that Open
   * Liberty keeps whenever a body breaks off: closing the body's stream repeats the failure of
   * reading it.
   */
  List<String> incidents() throws IOException {
    Path folder = logs().resolve("ffdc");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("ffdc"))
          .map(ServerLogs::source)
          .filter(source -> !UNREADABLE_HTTP.matcher(source).matches())
          .toList();
    }
  }

  private static String source(Path incident) {
    try (Stream<String> lines = Files.lines(incident, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> line.startsWith("Source")).findFirst().orElse("no source");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files =
        new ArrayList<>(
            List.of(
                directory.resolve("server.log"),
                directory.resolve("data").resolve("postgres.log")));
    try (Stream<Path> below = Files.walk(logs())) {
      below.filter(Files::isRegularFile).forEach(files::add);
    }
    return files;
  }

  private Path messages() {
    return logs().resolve("messages.log");
  }

  private Path logs() {
    return directory.resolve("data/liberty/logs");
  }
}

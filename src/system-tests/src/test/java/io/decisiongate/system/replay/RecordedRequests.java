package io.decisiongate.system.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What all recordings have asked, without what was answered. */
public final class RecordedRequests {
  private static final String JSON = ".json";

  private RecordedRequests() {}

  /**
   * The bodies of all requests of all recordings.
   *
   * @param exchanges directory of the recordings
   * @param directory stands for the directory of each recording
   */
  public static List<byte[]> bodies(Path exchanges, Path directory) throws IOException {
    Placeholders placeholders = new Placeholders(directory, 1);
    try (Stream<Path> files = Files.list(exchanges)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(JSON))
          .sorted()
          .map(file -> Recording.load(file.substring(0, file.length() - JSON.length())))
          .flatMap(recording -> recording.exchanges(placeholders).stream())
          .flatMap(exchange -> exchange.request().body().stream())
          .toList();
    }
  }
}

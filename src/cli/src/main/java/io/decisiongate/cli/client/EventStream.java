package io.decisiongate.cli.client;

import java.util.Optional;
import java.util.StringJoiner;

/** An answer framed as server-sent events. */
final class EventStream {
  private static final String DATA = "data:";

  private EventStream() {}

  /** The data of the first event that has any; several lines of data are joined by line feeds. */
  static Optional<String> firstData(String events) {
    StringJoiner data = new StringJoiner("\n");
    boolean found = false;
    for (String line : (Iterable<String>) events.lines()::iterator) {
      if (line.startsWith(DATA)) {
        String value = line.substring(DATA.length());
        data.add(value.startsWith(" ") ? value.substring(1) : value);
        found = true;
      } else if (line.isEmpty() && found) {
        break;
      }
    }
    return found ? Optional.of(data.toString()) : Optional.empty();
  }
}

package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known to differ from the recordings, each with the reason; docs/compatibility.md explains
 * it to users.
 *
 * @param leftOut recordings that cannot be replayed yet
 * @param laterTools tools that come with later work: calls of them are sent and not compared
 * @param exchanges single exchanges that differ; one that differs no longer is a failure
 */
record KnownDifferences(
    Set<String> leftOut, Set<String> laterTools, List<KnownDifferences.Entry> exchanges) {

  /** One exchange that differs. */
  record Entry(String recording, String exchange) {}

  static KnownDifferences load() {
    try (InputStream in = KnownDifferences.class.getResourceAsStream("known-differences.json")) {
      if (in == null) {
        throw new IllegalStateException("known-differences.json is not on the class path");
      }
      ObjectReader file = ObjectReader.of(JsonReader.read(in.readAllBytes()), "differences");
      return new KnownDifferences(
          Set.copyOf(file.list("recordings", item -> reasoned(item).string("recording"))),
          Set.copyOf(file.list("tools", item -> reasoned(item).string("tool"))),
          file.list(
              "exchanges",
              item ->
                  new Entry(
                      reasoned(item).string("recording"), reasoned(item).string("exchange"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectReader reasoned(Json item) {
    ObjectReader entry = ObjectReader.of(item, "difference");
    if (entry.string("because").isBlank()) {
      throw new IllegalStateException("a difference without a reason: " + item);
    }
    return entry;
  }

  boolean leavesOut(String recording) {
    return leftOut.contains(recording);
  }

  /** What is wrong with an exchange that was compared, one line each. */
  List<String> judge(Recording recording, Exchange exchange, List<String> differences) {
    if (exchange.tool().filter(laterTools::contains).isPresent()) {
      return List.of();
    }
    if (exchanges.contains(new Entry(recording.name(), exchange.name()))) {
      return differences.isEmpty()
          ? List.of(exchange.name() + ": answered as recorded, take it off the list")
          : List.of();
    }
    return Optional.of(differences)
        .filter(found -> !found.isEmpty())
        .map(found -> List.of(exchange.name() + ": " + String.join("; ", found)))
        .orElse(List.of());
  }
}

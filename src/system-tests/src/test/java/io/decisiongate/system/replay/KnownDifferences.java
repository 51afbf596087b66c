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

  private static final String WARM = "a warm server";

  /**
   * One exchange that differs.
   *
   * @param warmOnly whether it does so only on a server that has answered others before
   */
  record Entry(String recording, String exchange, boolean warmOnly) {
    static Entry read(ObjectReader item) {
      boolean warmOnly =
          item.optionalString("on")
              .map(
                  where -> {
                    if (!where.equals(WARM)) {
                      throw new IllegalStateException("an exchange may differ on: " + WARM);
                    }
                    return true;
                  })
              .orElse(false);
      return new Entry(item.string("recording"), item.string("exchange"), warmOnly);
    }

    boolean isOf(Recording other, Exchange name) {
      return recording.equals(other.name()) && exchange.equals(name.name());
    }
  }

  /** What differs on a server that has just been started. */
  static KnownDifferences onFreshServers() {
    KnownDifferences all = load();
    return new KnownDifferences(
        all.leftOut,
        all.laterTools,
        all.exchanges.stream().filter(entry -> !entry.warmOnly()).toList());
  }

  /** What differs at {@code /rpc} on a server that replays all recordings. */
  static KnownDifferences load() {
    return load("known-differences.json");
  }

  /** Those of {@code /mcp}. */
  static KnownDifferences ofStandardDialect() {
    return load("known-differences-mcp.json");
  }

  private static KnownDifferences load(String name) {
    try (InputStream in = KnownDifferences.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      ObjectReader file = ObjectReader.of(JsonReader.read(in.readAllBytes()), "differences");
      return new KnownDifferences(
          Set.copyOf(file.list("recordings", item -> reasoned(item).string("recording"))),
          Set.copyOf(file.list("tools", item -> reasoned(item).string("tool"))),
          file.list("exchanges", item -> Entry.read(reasoned(item))));
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
    if (exchanges.stream().anyMatch(entry -> entry.isOf(recording, exchange))) {
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

package io.decisiongate.system.replay;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonReader;
import io.decisiongate.core.json.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges that are known to differ for now, each with the reason; docs/compatibility.md explains
 * them to users.
 */
record ExpectedDeviations(List<Entry> entries) {

  /** One exchange that differs. */
  record Entry(String recording, String exchange, String because) {}

  static ExpectedDeviations load() {
    try (InputStream in =
        ExpectedDeviations.class.getResourceAsStream("expected-deviations.json")) {
      if (in == null) {
        throw new IllegalStateException("expected-deviations.json is not on the class path");
      }
      Json.Array entries = (Json.Array) JsonReader.read(in.readAllBytes());
      return new ExpectedDeviations(
          entries.items().stream()
              .map(json -> ObjectReader.of(json, "deviation"))
              .map(
                  entry ->
                      new Entry(
                          entry.string("recording"),
                          entry.string("exchange"),
                          entry.string("because")))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Entry> of(Recording recording, Exchange exchange) {
    return entries.stream()
        .filter(
            entry ->
                entry.recording().equals(recording.name())
                    && entry.exchange().equals(exchange.name()))
        .findFirst();
  }
}

package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.List;

/**
 * What a call does to a run.
 *
 * @param header the header afterwards
 * @param entries to append, in this order
 * @param result what the tool answers
 */
public record RunStep(RunHeader header, List<LogEntry> entries, Json result) {
  public RunStep {
    entries = List.copyOf(entries);
  }
}

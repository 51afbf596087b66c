package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** A gate that was evaluated. */
public record GateEntry(long position, long decision, GateRecord record) implements LogEntry {
  @Override
  public Log log() {
    return Log.GATE_EVALUATIONS;
  }

  @Override
  public Optional<String> key() {
    return Optional.empty();
  }

  @Override
  public Json toJson() {
    return record.toJson();
  }
}

package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/**
 * A trigger that was evaluated.
 *
 * @param seq 1-based place among the triggers of the run; each has one decision, with the same
 *     place
 */
public record TriggerEntry(long seq, TriggerEvent event) implements LogEntry {
  @Override
  public Log log() {
    return Log.TRIGGERS;
  }

  @Override
  public long position() {
    return seq;
  }

  @Override
  public Optional<String> key() {
    return Optional.of(event.triggerId());
  }

  @Override
  public long decision() {
    return seq;
  }

  @Override
  public Json toJson() {
    return Json.object().put("seq", seq).put("event", event.toJson()).build();
  }
}

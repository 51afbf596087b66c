package io.decisiongate.core.run;

import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.json.Json;
import java.util.Optional;

/** A packet that was issued. */
public record PacketEntry(long position, long decision, PacketRecord record) implements LogEntry {
  @Override
  public Log log() {
    return Log.PACKETS;
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

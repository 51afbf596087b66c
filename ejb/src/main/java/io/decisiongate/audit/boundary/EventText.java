package io.decisiongate.audit.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.journal.boundary.Change;
import java.util.Optional;

/** Writes one event; members without a value are null, never left out. */
final class EventText {
  private final String event;
  private final long at;
  private final StringBuilder out = new StringBuilder(512);

  EventText(String event, long at) {
    this.event = event;
    this.at = at;
    out.append("{\"event\":\"").append(event).append("\",\"timestamp_ms\":").append(at);
  }

  EventText text(String name, Optional<String> value) {
    if (value.isPresent()) {
      return text(name, value.get());
    }
    name(name).append("null");
    return this;
  }

  EventText text(String name, String value) {
    JsonWriter.write(new Json.Text(value), name(name));
    return this;
  }

  EventText json(String name, Json value) {
    JsonWriter.write(value, name(name));
    return this;
  }

  EventText number(String name, long value) {
    name(name).append(value);
    return this;
  }

  EventText bool(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  Change.AuditEntry entry() {
    return new Change.AuditEntry(event, at, out.append('}').toString());
  }

  private StringBuilder name(String name) {
    return out.append(",\"").append(name).append("\":");
  }
}

package io.decisiongate.runs.control;

import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.Submission;
import io.decisiongate.runs.entity.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What a step appended to the logs of its run.
 *
 * @param entries one array for each log that it appended to, under the log's name in the run state
 */
public record StoredStep(Json.Obj entries) {

  static StoredStep of(List<LogEntry> appended) {
    Map<Log, List<Json>> logs = new EnumMap<>(Log.class);
    for (LogEntry entry : appended) {
      logs.computeIfAbsent(entry.log(), log -> new ArrayList<>()).add(entry.toJson());
    }
    Json.ObjectBuilder object = Json.object();
    logs.forEach((log, items) -> object.put(log.wire(), new Json.Array(items)));
    return new StoredStep(object.build());
  }

  static StoredStep read(Step row) {
    return read(row.content());
  }

  static StoredStep read(HashedText stored) {
    return new StoredStep((Json.Obj) stored.checked());
  }

  /** Hands over each entry, log by log in the order of the run state. */
  public void forEach(BiConsumer<Log, Json> entry) {
    for (Log log : Log.values()) {
      log(log).forEach(item -> entry.accept(log, item));
    }
  }

  /** The decision of a step that decided. */
  public Decision decision() {
    return Decision.fromJson(log(Log.DECISIONS).getFirst());
  }

  /** The submission of a step that took one. */
  public Submission submission() {
    return Submission.fromJson(log(Log.SUBMISSIONS).getFirst());
  }

  /** What was found at each gate, in order. */
  public List<Json> gateRecords() {
    return log(Log.GATE_EVALUATIONS);
  }

  /** The packets issued, in order. */
  public List<Json> packets() {
    return log(Log.PACKETS);
  }

  /** The ids of those, each a JSON text. */
  Stream<Json> packetIds() {
    return packets().stream()
        .map(packet -> ObjectReader.of(packet, "packet").value("envelope"))
        .map(envelope -> ObjectReader.of(envelope, "envelope").value("packet_id"));
  }

  /**
   * The ids of the packets of a step.
   *
   * @param stored the array of ids, or the entries of a step written before there was one
   */
  static Stream<String> packetIds(HashedText stored) {
    Stream<Json> ids =
        switch (stored.checked()) {
          case Json.Array array -> array.items().stream();
          case Json.Obj entries -> new StoredStep(entries).packetIds();
          default -> throw new IllegalStateException("no packet ids: " + stored);
        };
    return ids.map(id -> ((Json.Text) id).value());
  }

  private List<Json> log(Log log) {
    return entries
        .member(log.wire())
        .map(items -> ((Json.Array) items).items())
        .orElseGet(List::of);
  }
}

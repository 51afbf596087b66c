package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** How many entries each log of a run has. */
public record RunCounts(
    long triggers,
    long gateEvaluations,
    long decisions,
    long packets,
    long submissions,
    long toolCalls) {

  /** Of a run that has no entries yet. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0);

  static RunCounts fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "run counts");
    return new RunCounts(
        count(members, Log.TRIGGERS),
        count(members, Log.GATE_EVALUATIONS),
        count(members, Log.DECISIONS),
        count(members, Log.PACKETS),
        count(members, Log.SUBMISSIONS),
        count(members, Log.TOOL_CALLS));
  }

  private static long count(ObjectReader members, Log log) {
    return members.integer(log.wire(), 0, Long.MAX_VALUE);
  }

  /** The number of entries of one log. */
  public long of(Log log) {
    return switch (log) {
      case TRIGGERS -> triggers;
      case GATE_EVALUATIONS -> gateEvaluations;
      case DECISIONS -> decisions;
      case PACKETS -> packets;
      case SUBMISSIONS -> submissions;
      case TOOL_CALLS -> toolCalls;
    };
  }

  Json toJson() {
    Json.ObjectBuilder json = Json.object();
    for (Log log : Log.values()) {
      json.put(log.wire(), of(log));
    }
    return json.build();
  }
}

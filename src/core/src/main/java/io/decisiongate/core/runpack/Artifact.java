package io.decisiongate.core.runpack;

import io.decisiongate.core.run.Log;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files of a runpack in the order in which they are written (runpack.md section 1). */
public enum Artifact {
  SCENARIO_SPEC("scenario_spec", "scenario_spec"),
  TRIGGERS("triggers", "trigger_log"),
  GATE_EVALUATIONS("gate_evals", "gate_eval_log"),
  DECISIONS("decisions", "decision_log"),
  PACKETS("packets", "packet_log"),
  SUBMISSIONS("submissions", "submission_log"),
  TOOL_CALLS("tool_calls", "tool_transcript"),
  /** Only in packs that were verified when they were exported. */
  VERIFIER_REPORT("verifier_report", "verifier_report");

  /** The folder of all of them. */
  public static final String FOLDER = "artifacts";

  static final String CONTENT_TYPE = "application/json";

  private final String path;
  private final String kind;

  Artifact(String name, String kind) {
    this.path = FOLDER + "/" + name + ".json";
    this.kind = kind;
  }

  /** The path below the folder of the pack, with slashes. */
  public String path() {
    return path;
  }

  /** The member {@code kind} of its manifest entry. */
  public String kind() {
    return kind;
  }

  /** The files that every pack has. */
  public static List<Artifact> required() {
    return Arrays.stream(values()).filter(artifact -> artifact != VERIFIER_REPORT).toList();
  }

  /** The file of a log of the run. */
  public static Artifact of(Log log) {
    return switch (log) {
      case TRIGGERS -> TRIGGERS;
      case GATE_EVALUATIONS -> GATE_EVALUATIONS;
      case DECISIONS -> DECISIONS;
      case PACKETS -> PACKETS;
      case SUBMISSIONS -> SUBMISSIONS;
      case TOOL_CALLS -> TOOL_CALLS;
    };
  }

  /** The log that the file holds; empty when it holds none. */
  public Optional<Log> log() {
    return switch (this) {
      case TRIGGERS -> Optional.of(Log.TRIGGERS);
      case GATE_EVALUATIONS -> Optional.of(Log.GATE_EVALUATIONS);
      case DECISIONS -> Optional.of(Log.DECISIONS);
      case PACKETS -> Optional.of(Log.PACKETS);
      case SUBMISSIONS -> Optional.of(Log.SUBMISSIONS);
      case TOOL_CALLS -> Optional.of(Log.TOOL_CALLS);
      case SCENARIO_SPEC, VERIFIER_REPORT -> Optional.empty();
    };
  }
}

package io.decisiongate.core.run;

import io.decisiongate.core.json.Json;
import java.util.Optional;

/** Something that is appended to a log of a run and never changes. */
public sealed interface LogEntry
    permits TriggerEntry, GateEntry, Decision, PacketEntry, SubmissionEntry, ToolCallEntry {

  Log log();

  /** The place in its log, from 1 without gaps. */
  long position();

  /**
   * By what it is looked up: the trigger id of triggers and decisions, the submission id of
   * submissions. Unique within its log.
   */
  Optional<String> key();

  /** The place of the decision that it belongs to, 0 when it belongs to none. */
  long decision();

  /** The item of the run state (mcp-tools.md section 1.4). */
  Json toJson();
}

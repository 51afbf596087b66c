package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.json.CanonicalJson;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Decision;
import io.decisiongate.core.run.EvidenceRecord;
import io.decisiongate.core.run.GateEntry;
import io.decisiongate.core.run.GateRecord;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.Outcome;
import io.decisiongate.core.run.PacketEntry;
import java.util.List;

/** Compares a recorded step with what the engine makes of it. */
final class StepComparison {
  private final RecordedStep recorded;
  private final List<LogEntry> decidedAgain;
  private final Findings differences;

  StepComparison(RecordedStep recorded, List<LogEntry> decidedAgain, Findings differences) {
    this.recorded = recorded;
    this.decidedAgain = decidedAgain;
    this.differences = differences;
  }

  /** The decision that the engine takes. */
  Decision decision() {
    return entries(Decision.class).getFirst();
  }

  /** Compares the gates and returns how many there are. */
  int compareGates() {
    List<GateRecord> again = entries(GateEntry.class).stream().map(GateEntry::record).toList();
    List<GateRecord> before = recorded.gates();
    if (again.size() != before.size()) {
      differences.add(
          recorded.name() + ": recorded " + before.size() + " gates, evaluates " + again.size());
    } else {
      for (int i = 0; i < before.size(); i++) {
        compareGate(before.get(i), again.get(i));
      }
    }
    return before.size();
  }

  private void compareGate(GateRecord before, GateRecord again) {
    if (same(before.toJson(), again.toJson())) {
      return;
    }
    String name = "gate " + before.evaluation().gateId() + " for " + recorded.name();
    if (!before.evaluation().gateId().equals(again.evaluation().gateId())) {
      differences.add(name + ": the gate at this place is " + again.evaluation().gateId());
    } else if (before.evaluation().status() != again.evaluation().status()) {
      differences.add(
          name
              + ": recorded "
              + before.evaluation().status().wire()
              + ", evaluates to "
              + again.evaluation().status().wire());
    } else if (!compareConditions(name, before, again)) {
      differences.add(name + ": trace or evidence are not what the evaluation gives");
    }
  }

  /** Whether a condition explains the difference. */
  private boolean compareConditions(String gate, GateRecord before, GateRecord again) {
    boolean explained = false;
    int common = Math.min(before.evidence().size(), again.evidence().size());
    for (int i = 0; i < common; i++) {
      EvidenceRecord old = before.evidence().get(i);
      EvidenceRecord now = again.evidence().get(i);
      if (old.conditionId().equals(now.conditionId()) && old.status() != now.status()) {
        explained = true;
        differences.add(
            "condition "
                + old.conditionId()
                + " in "
                + gate
                + ": recorded "
                + old.status().wire()
                + ", evaluates to "
                + now.status().wire());
      }
    }
    return explained;
  }

  /** Whether stage and outcome are the same. */
  boolean compareDecision() {
    Decision again = decision();
    RecordedDecision before = recorded.decision();
    if (again.stageId().equals(before.stageId()) && again.outcome().equals(before.outcome())) {
      return true;
    }
    differences.add(
        recorded.name()
            + ": recorded "
            + describe(before.stageId(), before.outcome())
            + ", decides "
            + describe(again.stageId(), again.outcome()));
    return false;
  }

  private static String describe(String stage, Outcome outcome) {
    return CanonicalJson.write(outcome.toJson()) + " in stage " + stage;
  }

  void comparePackets() {
    List<Json> again =
        entries(PacketEntry.class).stream()
            .map(PacketEntry::record)
            .map(PacketRecord::toJson)
            .toList();
    List<Json> before = recorded.packets().stream().map(PacketRecord::toJson).toList();
    if (!same(new Json.Array(before), new Json.Array(again))) {
      differences.add(
          recorded.name() + ": the packets are not those that the scenario issues here");
    }
  }

  /** Equal as packs are written, where 1 and 1.0 are one. */
  private static boolean same(Json before, Json again) {
    return CanonicalJson.write(before).equals(CanonicalJson.write(again));
  }

  private <T extends LogEntry> List<T> entries(Class<T> type) {
    return decidedAgain.stream().filter(type::isInstance).map(type::cast).toList();
  }
}

package io.decisiongate.core.runpack;

import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.run.GateRecord;
import java.util.List;

/**
 * A trigger with everything that was recorded because of it.
 *
 * @param number 1-based place among the steps of the pack
 */
record RecordedStep(
    long number,
    RecordedTrigger trigger,
    RecordedDecision decision,
    List<GateRecord> gates,
    List<PacketRecord> packets) {
  RecordedStep {
    gates = List.copyOf(gates);
    packets = List.copyOf(packets);
  }

  /** For messages: {@code decision 3 on trigger t-3}. */
  String name() {
    return "decision " + number + " on trigger " + trigger.event().triggerId();
  }
}

package io.decisiongate.system.faults;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import io.decisiongate.core.run.Log;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs with their steps, each checked by itself: versions without gaps, hashes, logs that are
 * as long as the header says, decisions numbered one after the other.
 *
 * @param versions of the runs
 * @param decisions what was decided on each trigger
 */
record RunHistories(Map<RunRef, Long> versions, Map<TriggerRef, Json> decisions) {

  static RunHistories read(StoredFacts facts, List<String> violations) {
    Map<RunRef, List<StoredFacts.Step>> steps = new HashMap<>();
    facts
        .steps()
        .forEach(step -> steps.computeIfAbsent(step.run(), run -> new ArrayList<>()).add(step));
    RunHistories histories = new RunHistories(new HashMap<>(), new HashMap<>());
    for (StoredFacts.Run run : facts.runs()) {
      List<StoredFacts.Step> own = Optional.ofNullable(steps.remove(run.ref())).orElseGet(List::of);
      histories.versions.put(run.ref(), run.version());
      histories.add(run, own, violations);
    }
    steps.keySet().forEach(run -> violations.add(run + " has steps but no row of its own"));
    return histories;
  }

  private void add(StoredFacts.Run run, List<StoredFacts.Step> steps, List<String> violations) {
    Map<Log, Long> lengths = new EnumMap<>(Log.class);
    Json lastDecision = Json.NULL;
    // The start itself appends nothing to the logs of this scenario.
    long version = 1;
    boolean sound = run.hashed();
    for (StoredFacts.Step step : steps) {
      sound &= step.hashed() && step.version() == ++version;
      for (Log log : Log.values()) {
        lengths.merge(log, (long) entries(step, log).size(), Long::sum);
      }
      sound &= entries(step, Log.TOOL_CALLS).size() == 1;
      List<Json> decided = entries(step, Log.DECISIONS);
      sound &= decided.size() == (step.trigger().isPresent() ? 1 : 0);
      sound &= decided.size() == entries(step, Log.TRIGGERS).size();
      for (Json decision : decided) {
        ObjectReader members = ObjectReader.of(decision, "decision");
        sound &= step.trigger().equals(Optional.of(members.string("trigger_id")));
        sound &=
            members.integer("seq", 0, Long.MAX_VALUE) == lengths.getOrDefault(Log.DECISIONS, 0L);
        decisions.put(new TriggerRef(run.ref(), members.string("trigger_id")), decision);
        lastDecision = decision;
      }
    }
    sound &= version == run.version();
    sound &= run.header().member("last_decision").equals(Optional.of(lastDecision));
    ObjectReader counts = ObjectReader.of(run.header().member("counts").orElseThrow(), "counts");
    for (Log log : Log.values()) {
      sound &= counts.integer(log.wire(), 0, Long.MAX_VALUE) == lengths.getOrDefault(log, 0L);
    }
    if (!sound) {
      violations.add(run + " does not agree with its steps " + steps);
    }
  }

  private static List<Json> entries(StoredFacts.Step step, Log log) {
    return step.logs()
        .member(log.wire())
        .map(list -> ((Json.Array) list).items())
        .orElseGet(List::of);
  }
}

package io.decisiongate.runs.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.PacketEntry;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.runs.entity.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Turns a step of the engine into rows of the call's change. */
@ApplicationScoped
public class StepWriter {
  private static final long FIRST_VERSION = 1;

  @Inject RunCache cache;

  /** Adds a run that starts. */
  public void start(Call call, Run.Key key, RunStep step) {
    RunHeader header = step.header();
    call.change()
        .run(
            new Change.NewRun(
                key.namespace(),
                key.runId(),
                header.scenarioId(),
                header.status().wire(),
                header.currentStageId(),
                JsonWriter.write(header.toJson()),
                System.currentTimeMillis()))
        .runRecords(records(key, step));
    KnownTriggers triggers =
        step.entries().stream()
            .filter(entry -> entry.log() == Log.DECISIONS)
            .flatMap(entry -> entry.key().stream())
            .reduce(KnownTriggers.NONE, KnownTriggers::with, (one, other) -> other);
    remember(call, key, new StoredRun(header, FIRST_VERSION, triggers));
  }

  /** Adds a further step of a run. */
  public void step(Call call, Run.Key key, StoredRun before, RunStep step, KnownTriggers triggers) {
    RunHeader header = step.header();
    call.change()
        .runUpdate(
            new Change.RunUpdate(
                key.namespace(),
                key.runId(),
                before.version(),
                header.status().wire(),
                header.currentStageId(),
                JsonWriter.write(header.toJson()),
                System.currentTimeMillis()))
        .runRecords(records(key, step));
    remember(call, key, new StoredRun(header, before.version() + 1, triggers));
  }

  private void remember(Call call, Run.Key key, StoredRun run) {
    call.afterCommit(() -> cache.committed(key, run));
  }

  private static List<Change.RunRecord> records(Run.Key key, RunStep step) {
    return step.entries().stream().map(entry -> row(key, entry)).toList();
  }

  private static Change.RunRecord row(Run.Key key, LogEntry entry) {
    boolean lookedUp = entry.log() == Log.DECISIONS || entry.log() == Log.SUBMISSIONS;
    return new Change.RunRecord(
        key.namespace(),
        key.runId(),
        RunStore.number(entry.log()),
        entry.position(),
        entry.decision(),
        lookedUp ? entry.key() : Optional.empty(),
        entry instanceof PacketEntry packet
            ? Optional.of(packet.record().envelope().packetId())
            : Optional.empty(),
        JsonWriter.write(entry.toJson()));
  }
}

package io.decisiongate.runs.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.dispatch.PacketRecord;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.JsonWriter;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.run.LogEntry;
import io.decisiongate.core.run.PacketEntry;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.dispatch.boundary.Outbox;
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
  @Inject Outbox outbox;

  /** Adds a run that starts. */
  public void start(Call call, Run.Key key, RunStep step) {
    RunHeader header = step.header();
    String text = JsonWriter.write(header.toJson());
    call.change()
        .run(
            new Change.NewRun(
                key.namespace(),
                key.runId(),
                header.scenarioId(),
                header.status().wire(),
                header.currentStageId(),
                text,
                System.currentTimeMillis()));
    append(call, key, FIRST_VERSION, step.entries());
    KnownTriggers triggers =
        keyIn(Log.DECISIONS, step.entries())
            .map(KnownTriggers.none()::with)
            .orElseGet(KnownTriggers::none);
    remember(
        call, key, new StoredRun(header, FIRST_VERSION, triggers, text.length(), Lineage.begun()));
  }

  /** Adds a further step of a run. */
  public void step(Call call, Run.Key key, StoredRun before, RunStep step, KnownTriggers triggers) {
    step(call, key, before, step.header(), step.entries(), triggers);
  }

  /** Adds a further step of a run, of a call that may fail all the same. */
  public void step(
      Call call,
      Run.Key key,
      StoredRun before,
      RunHeader header,
      List<LogEntry> entries,
      KnownTriggers triggers) {
    String text = JsonWriter.write(header.toJson());
    call.change()
        .runUpdate(
            new Change.RunUpdate(
                key.namespace(),
                key.runId(),
                before.version(),
                before.lineage().last(),
                header.status().wire(),
                header.currentStageId(),
                text,
                System.currentTimeMillis()));
    long version = before.version() + 1;
    append(call, key, version, entries);
    remember(call, key, new StoredRun(header, version, triggers, text.length(), before.lineage()));
  }

  private void remember(Call call, Run.Key key, StoredRun run) {
    call.atHandOver(
        outcome -> {
          run.lineage().handedOver(outcome);
          cache.expect(key, run);
        });
    call.afterCommit(() -> cache.committed(key, run));
    call.afterFailure(run.lineage()::breakOff);
  }

  private void append(Call call, Run.Key key, long version, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    StoredStep step = StoredStep.of(entries);
    List<Json> packetIds = step.packetIds().toList();
    call.change()
        .runStep(
            new Change.NewStep(
                key.namespace(),
                key.runId(),
                version,
                keyIn(Log.DECISIONS, entries),
                keyIn(Log.SUBMISSIONS, entries),
                packetIds.size(),
                Optional.of(packetIds)
                    .filter(ids -> !ids.isEmpty())
                    .map(ids -> JsonWriter.write(new Json.Array(ids))),
                JsonWriter.write(step.entries())));
    outbox.add(
        call,
        new TenantId(key.tenant()),
        new NamespaceId(key.namespace()),
        version,
        packetsIn(entries));
  }

  private static List<PacketRecord> packetsIn(List<LogEntry> entries) {
    return entries.stream()
        .filter(PacketEntry.class::isInstance)
        .map(entry -> ((PacketEntry) entry).record())
        .toList();
  }

  /** A step decides at most once and takes at most one submission. */
  private static Optional<String> keyIn(Log log, List<LogEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.log() == log)
        .map(LogEntry::key)
        .reduce(
            (first, second) -> {
              throw new IllegalStateException("two entries of " + log + " in one step");
            })
        .flatMap(key -> key);
  }
}

package io.decisiongate.runs.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Log;
import io.decisiongate.core.run.RunHeader;
import io.decisiongate.core.scenario.Identifiers;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.runs.control.RunStore;
import io.decisiongate.runs.control.StepPages;
import io.decisiongate.runs.entity.Run;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Everything that was recorded of a run, as it is in the database. */
@ApplicationScoped
public class RunHistory {
  @Inject RunStore store;
  @Inject StepPages pages;

  /**
   * A run at one version; its steps up to there never change.
   *
   * @param version the last step that belongs to it
   */
  public record Snapshot(RunHeader header, long version) {}

  /** Takes the records of a run one by one. */
  @FunctionalInterface
  public interface Records {
    void accept(Log log, Json item);
  }

  /** The run as it is now; steps that are not committed yet are not part of it. */
  public Optional<Snapshot> find(TenantId tenant, NamespaceId namespace, String runId) {
    if (!Identifiers.isStorable(runId)) {
      return Optional.empty();
    }
    Run.Key key = new Run.Key(tenant.value(), namespace.value(), runId);
    return store
        .read(new TenantContext(tenant.value()), key)
        .map(run -> new Snapshot(run.header(), run.version()));
  }

  /** Hands over all records of the snapshot, step by step; memory holds a few steps at a time. */
  public void forEach(Snapshot run, Records records) {
    RunHeader header = run.header();
    Run.Key key =
        new Run.Key(header.tenantId().value(), header.namespaceId().value(), header.runId());
    pages.forEach(
        key, run.version(), step -> step.forEach((log, item) -> records.accept(log, item)));
  }
}

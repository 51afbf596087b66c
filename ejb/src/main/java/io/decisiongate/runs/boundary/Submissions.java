package io.decisiongate.runs.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.run.Resubmission;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.run.RunStep;
import io.decisiongate.core.run.SubmitCommand;
import io.decisiongate.core.run.SubmitRequest;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import io.decisiongate.runs.control.RunLookup;
import io.decisiongate.runs.control.RunStore;
import io.decisiongate.runs.control.StepWriter;
import io.decisiongate.runs.control.StoredRun;
import io.decisiongate.runs.control.StoredStep;
import io.decisiongate.tenancy.boundary.TenantContext;
import io.decisiongate.usage.boundary.Metered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The tool scenario_submit (mcp-tools.md section 2.6): adds documents to runs. */
@ApplicationScoped
public class Submissions {
  @Inject EvidenceCollection evidence;
  @Inject RunLookup lookup;
  @Inject RunStore store;
  @Inject StepWriter writer;

  /**
   * Adds a document, in every status of the run; the same one under the same id only once.
   *
   * @throws io.decisiongate.core.error.Conflict when the id stands for another document; that is
   *     recorded too
   */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  public Json submit(Call call, SubmitRequest request) {
    SubmitCommand command = request.request();
    RunLookup.Bound bound =
        lookup.find(
            call, request.scenarioId(), command.tenantId(), command.namespaceId(), command.runId());
    StoredRun run = bound.run();
    RunEngine engine = evidence.engine();
    Optional<StoredStep> earlier = earlier(bound, command.submissionId());
    if (earlier.isEmpty()) {
      return written(call, bound, engine.submit(run.header(), command));
    }
    return switch (engine.repeatSubmission(run.header(), command, earlier.get().submission())) {
      case Resubmission.Same same -> {
        call.repeatsEarlier();
        yield written(call, bound, same.step());
      }
      case Resubmission.Conflicting conflicting -> {
        writer.step(
            call, bound.key(), run, conflicting.header(), conflicting.entries(), run.triggers());
        call.keepChangeOfFailure();
        throw conflicting.error();
      }
    };
  }

  private Json written(Call call, RunLookup.Bound bound, RunStep step) {
    writer.step(call, bound.key(), bound.run(), step, bound.run().triggers());
    return step.result();
  }

  private Optional<StoredStep> earlier(RunLookup.Bound bound, String submissionId) {
    if (bound.run().header().counts().submissions() == 0) {
      return Optional.empty();
    }
    bound.run().lineage().awaitCommitted();
    return store.submitted(new TenantContext(bound.key().tenant()), bound.key(), submissionId);
  }
}

package io.decisiongate.runs.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.run.FeedbackCaller;
import io.decisiongate.core.run.FeedbackGrant;
import io.decisiongate.core.run.NextRequest;
import io.decisiongate.evidence.boundary.EvidenceCollection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How much callers of scenario_next learn (mcp-tools.md section 2.5). */
@ApplicationScoped
public class Feedback {
  @Inject EvidenceCollection evidence;

  /** What this caller gets who asks for this. */
  public FeedbackGrant grant(Call call, NextRequest request) {
    FeedbackCaller caller =
        new FeedbackCaller(
            call.principal().id(),
            call.principal().rolesIn(request.request().tenantId(), request.request().namespaceId()),
            call.principal().isLocal());
    return evidence.feedback().grant(caller, request.feedback());
  }

  /** Whether the evidence value of a condition may be shown. */
  public boolean allowsRaw(RunLookup.Bound bound, String conditionId) {
    return bound
        .spec()
        .condition(conditionId)
        .filter(condition -> evidence.allowsRaw(condition.query().providerId()))
        .isPresent();
  }
}

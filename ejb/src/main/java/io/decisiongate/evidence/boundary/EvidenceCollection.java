package io.decisiongate.evidence.boundary;

import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.run.FeedbackPolicy;
import io.decisiongate.core.run.GatheredEvidence;
import io.decisiongate.core.run.RunEngine;
import io.decisiongate.core.scenario.Condition;
import io.decisiongate.evidence.control.EvidenceSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What runs need of evidence: the engine that judges it, and the asking of providers. */
@ApplicationScoped
public class EvidenceCollection {
  @Inject EvidenceSetup setup;

  /** The engine with the settings in force. */
  public RunEngine engine() {
    return setup.parts().engine();
  }

  /** Who learns how much of a decision, by the settings in force. */
  public FeedbackPolicy feedback() {
    return setup.parts().feedback();
  }

  /** Whether values of this provider may be shown. */
  public boolean allowsRaw(String providerId) {
    EvidenceSetup.Parts parts = setup.parts();
    return parts.disclosure().allowsRaw(parts.optsIn(providerId));
  }

  /** Asks for each condition once; may block for the time that a stage has for its evidence. */
  public List<GatheredEvidence> gather(List<Condition> conditions, EvidenceContext context) {
    List<EvidenceResult> results =
        setup
            .parts()
            .gatherer()
            .gatherAll(conditions.stream().map(Condition::query).toList(), context);
    List<GatheredEvidence> gathered = new ArrayList<>(conditions.size());
    for (int i = 0; i < conditions.size(); i++) {
      gathered.add(new GatheredEvidence(conditions.get(i).conditionId(), results.get(i)));
    }
    return gathered;
  }
}

package io.decisiongate.core.run;

import io.decisiongate.core.evidence.EvidenceResult;

/** What a provider answered for a condition; a failed call is an answer with an error. */
public record GatheredEvidence(String conditionId, EvidenceResult result) {}

package io.decisiongate.evidence.boundary;

import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/** Arguments of {@code evidence_query}. */
public record QueryRequest(EvidenceQuery query, EvidenceContext context) {
  public static QueryRequest fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "evidence_query");
    return new QueryRequest(
        EvidenceQuery.fromJson(members.value("query")),
        EvidenceContext.fromJson(members.value("context")));
  }
}

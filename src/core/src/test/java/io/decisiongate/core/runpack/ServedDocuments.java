package io.decisiongate.core.runpack;

import io.decisiongate.core.evidence.EvidenceAnchor;
import io.decisiongate.core.evidence.EvidenceContext;
import io.decisiongate.core.evidence.EvidenceProvider;
import io.decisiongate.core.evidence.EvidenceQuery;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.evidence.EvidenceValue;
import io.decisiongate.core.evidence.Lane;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Answers as the http provider does (providers.md section 5) for documents at addresses whose port
 * is part of an expected hash; listening there would depend on what else runs on the machine.
 *
 * @param documents bodies by URL
 */
record ServedDocuments(Map<String, String> documents) implements EvidenceProvider {
  private static final long OK = 200;

  @Override
  public EvidenceResult query(EvidenceQuery query, EvidenceContext context) {
    String url = ObjectReader.of(query.params().orElseThrow(), "params").string("url");
    String body = Optional.ofNullable(documents.get(url)).orElseThrow();
    Json value =
        query.checkId().equals("status")
            ? Json.of(OK)
            : Sha256.of(body.getBytes(StandardCharsets.UTF_8)).toJson();
    return new EvidenceResult(
        Optional.of(new EvidenceValue.OfJson(value)),
        Lane.VERIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(url),
        Optional.of(new EvidenceAnchor("url", url)),
        Optional.empty(),
        Optional.of("application/json"));
  }
}

package io.decisiongate.evidence.boundary;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.evidence.EvidenceResult;
import io.decisiongate.core.json.Json;
import io.decisiongate.evidence.control.EvidenceSetup;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The tool evidence_query (mcp-tools.md section 4): asks a provider outside of any run. */
@ApplicationScoped
public class EvidenceQueries {
  @Inject EvidenceSetup setup;

  /**
   * Asks the provider. Its failure is a successful answer with an error inside.
   *
   * @throws io.decisiongate.core.error.InvalidParams when no contract allows the query
   */
  @TenantAuthorized
  @Metered
  @NamespaceGuarded
  @MeteredFor(Metric.EVIDENCE_QUERIES)
  public Json query(Call call, QueryRequest request) {
    EvidenceSetup.Parts parts = setup.parts();
    parts.capabilities().checkQuery(request.query());
    EvidenceResult found = parts.gatherer().gather(request.query(), request.context());
    boolean optsIn = parts.optsIn(request.query().providerId());
    return Json.object().put("result", parts.disclosure().disclose(found, optsIn).toJson()).build();
  }
}

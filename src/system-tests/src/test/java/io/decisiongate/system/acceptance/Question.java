package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.at;
import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.logical;

import io.decisiongate.core.json.Json;
import java.io.IOException;

/** A question to a provider, in the context of a run that need not exist. */
final class Question {
  private Question() {}

  /** The arguments of {@code evidence_query}; parameters as JSON text. */
  static Json of(String provider, String check, String params) {
    return Json.object()
        .put(
            "query",
            Json.object()
                .put("provider_id", provider)
                .put("check_id", check)
                .put("params", json(params))
                .build())
        .put("context", context(logical(5)))
        .build();
  }

  static Json context(Json time) {
    return Json.object()
        .put("tenant_id", 1)
        .put("namespace_id", 1)
        .put("run_id", "run-q")
        .put("scenario_id", "scenario-q")
        .put("stage_id", "stage-q")
        .put("trigger_id", "trigger-q")
        .put("trigger_time", time)
        .build();
  }

  /** What the provider says. */
  static Json ask(Caller caller, String provider, String check, String params) throws IOException {
    return at(caller.result("evidence_query", of(provider, check, params)), "/result");
  }
}

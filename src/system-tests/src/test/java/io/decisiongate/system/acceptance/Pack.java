package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.logical;

import io.decisiongate.core.json.Json;

/** Arguments of the runpack tools. */
final class Pack {
  static final String MANIFEST = "manifest.json";

  private Pack() {}

  /** With verification, generated at logical time 10. */
  static Json export(Run run, String folder) {
    return export(run, folder, true);
  }

  static Json export(Run run, String folder, boolean verification) {
    return Json.object()
        .put("scenario_id", run.scenario())
        .put("tenant_id", run.tenant())
        .put("namespace_id", run.namespace())
        .put("run_id", run.id())
        .put("output_dir", folder)
        .put("manifest_name", MANIFEST)
        .put("generated_at", logical(10))
        .put("include_verification", verification)
        .build();
  }

  static Json verify(String folder) {
    return Json.object().put("runpack_dir", folder).put("manifest_path", MANIFEST).build();
  }
}

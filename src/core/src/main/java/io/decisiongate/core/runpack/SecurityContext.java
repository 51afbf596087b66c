package io.decisiongate.core.runpack;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.json.ObjectReader;

/**
 * How safe the exporting server was set up at the time of the export, which says nothing about the
 * time of the run.
 *
 * @param devPermissive whether asserted evidence counted as sufficient
 * @param namespaceAuthority {@link #REGISTRY} or {@link #CATALOG}
 */
public record SecurityContext(boolean devPermissive, String namespaceAuthority) {
  /** Namespaces are the server's own. */
  public static final String REGISTRY = "dg_registry";

  /** An external catalogue knows the namespaces. */
  public static final String CATALOG = "assetcore_catalog";

  static SecurityContext fromJson(Json json) {
    ObjectReader members = ObjectReader.of(json, "security");
    return new SecurityContext(
        members.bool("dev_permissive"), members.string("namespace_authority"));
  }

  Json toJson() {
    return Json.object()
        .put("dev_permissive", devPermissive)
        .put("namespace_authority", namespaceAuthority)
        .build();
  }
}

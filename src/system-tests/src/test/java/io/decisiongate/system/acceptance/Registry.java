package io.decisiongate.system.acceptance;

import static io.decisiongate.system.acceptance.Documents.json;
import static io.decisiongate.system.acceptance.Documents.logical;

import io.decisiongate.core.json.Json;

/** Arguments of the schema registry's tools and of prechecks, in tenant 1 and namespace 1. */
final class Registry {
  /** What the payload {@code {"after": true}} meets. */
  static final String AFTER =
      """
      {"type":"object","properties":{"after":{"type":"boolean"}},"required":["after"],"additionalProperties":false}
      """;

  private Registry() {}

  /** A schema, given as JSON text, in version v1. */
  static Json register(String id, String schema) {
    return Json.object().put("record", record(1, id, schema).build()).build();
  }

  static Json signed(String id, String keyId, String signature) {
    return Json.object()
        .put(
            "record",
            record(1, id, AFTER)
                .put(
                    "signing",
                    Json.object().put("key_id", keyId).put("signature", signature).build())
                .build())
        .build();
  }

  static Json.ObjectBuilder record(long namespace, String id, String schema) {
    return Json.object()
        .put("tenant_id", 1)
        .put("namespace_id", namespace)
        .put("schema_id", id)
        .put("version", "v1")
        .put("schema", json(schema))
        .put("description", Json.NULL)
        .put("created_at", logical(1));
  }

  static Json list() {
    return json("{\"tenant_id\":1,\"namespace_id\":1}");
  }

  static Json list(long limit, Json cursor) {
    return Json.object()
        .put("tenant_id", 1)
        .put("namespace_id", 1)
        .put("limit", limit)
        .put("cursor", cursor)
        .build();
  }

  static Json get(String id) {
    return Json.object()
        .put("tenant_id", 1)
        .put("namespace_id", 1)
        .put("schema_id", id)
        .put("version", "v1")
        .build();
  }

  /** A precheck of a scenario that is defined; the payload as JSON text. */
  static Json precheck(String scenario, String schema, String payload) {
    return precheck(schema, payload).put("scenario_id", scenario).build();
  }

  /** A precheck of a scenario that comes along. */
  static Json precheck(Spec inline, String schema, String payload) {
    return precheck(schema, payload).put("spec", inline.toJson()).build();
  }

  private static Json.ObjectBuilder precheck(String schema, String payload) {
    return Json.object()
        .put("tenant_id", 1)
        .put("namespace_id", 1)
        .put("data_shape", Json.object().put("schema_id", schema).put("version", "v1").build())
        .put("payload", json(payload));
  }
}

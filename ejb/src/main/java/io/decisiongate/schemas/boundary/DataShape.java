package io.decisiongate.schemas.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.registry.SchemaRecord;
import io.decisiongate.core.schema.JsonSchema;
import org.jspecify.annotations.Nullable;

/** A registered schema; it is compiled when it is used for the first time. */
public final class DataShape {
  private final Json record;
  private final Json schema;
  private volatile @Nullable JsonSchema compiled;

  private DataShape(Json record, Json schema) {
    this.record = record;
    this.schema = schema;
  }

  static DataShape of(Json record) {
    return new DataShape(record, SchemaRecord.fromJson(record).schema());
  }

  /** The whole record as it was registered. */
  public Json record() {
    return record;
  }

  /** The schema alone. */
  public Json schema() {
    return schema;
  }

  /** The schema, ready to validate. */
  public JsonSchema compiled() {
    JsonSchema ready = compiled;
    if (ready == null) {
      ready = JsonSchema.compile(schema);
      compiled = ready;
    }
    return ready;
  }
}

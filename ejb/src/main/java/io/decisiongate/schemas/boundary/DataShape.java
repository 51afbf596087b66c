package io.decisiongate.schemas.boundary;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.schema.JsonSchema;

/** A registered schema, ready for use. */
public record DataShape(Json schema, JsonSchema compiled) {}

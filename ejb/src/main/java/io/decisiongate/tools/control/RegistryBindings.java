package io.decisiongate.tools.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.schemas.boundary.RegisterRequest;
import io.decisiongate.schemas.boundary.SchemaGetRequest;
import io.decisiongate.schemas.boundary.SchemaListRequest;
import io.decisiongate.schemas.boundary.Schemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Binds the tools of the schema registry. */
@ApplicationScoped
class RegistryBindings {
  @Inject Schemas schemas;

  BoundCall bind(ToolName tool, Json arguments) {
    return switch (tool) {
      case SCHEMAS_REGISTER -> register(RegisterRequest.fromJson(arguments));
      case SCHEMAS_LIST -> list(SchemaListRequest.fromJson(arguments));
      case SCHEMAS_GET -> get(SchemaGetRequest.fromJson(arguments));
      default -> throw new IllegalArgumentException("not of the registry: " + tool);
    };
  }

  private BoundCall register(RegisterRequest request) {
    return new BoundCall(
        Optional.of(request.record().tenantId()),
        Optional.of(request.record().namespaceId()),
        call -> schemas.register(call, request));
  }

  private BoundCall list(SchemaListRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> schemas.list(call, request));
  }

  private BoundCall get(SchemaGetRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> schemas.get(call, request));
  }
}

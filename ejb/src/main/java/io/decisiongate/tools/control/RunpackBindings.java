package io.decisiongate.tools.control;

import io.decisiongate.core.json.Json;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.runpacks.boundary.ExportRequest;
import io.decisiongate.runpacks.boundary.Runpacks;
import io.decisiongate.runpacks.boundary.VerifyRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Binds the tools for runpacks; verification acts in no tenant and is not metered. */
@ApplicationScoped
class RunpackBindings {
  @Inject Runpacks runpacks;

  BoundCall bind(ToolName tool, Json arguments) {
    return switch (tool) {
      case RUNPACK_EXPORT -> export(ExportRequest.fromJson(arguments));
      case RUNPACK_VERIFY -> verify(VerifyRequest.fromJson(arguments));
      default -> throw new IllegalArgumentException("not about runpacks: " + tool);
    };
  }

  private BoundCall export(ExportRequest request) {
    return new BoundCall(
        Optional.of(request.tenantId()),
        Optional.of(request.namespaceId()),
        call -> runpacks.export(call, request));
  }

  private BoundCall verify(VerifyRequest request) {
    return new BoundCall(Optional.empty(), Optional.empty(), call -> runpacks.verify(request));
  }
}

package io.decisiongate.access.boundary;

import io.decisiongate.access.control.CapabilityAuthorization;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.core.tool.ToolName;
import io.decisiongate.identity.boundary.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Guards the tools that act in no tenant; the others are guarded by {@link TenantAuthorized}, once
 * it is known where they would act.
 */
@ApplicationScoped
public class ToolAccess {
  @Inject CapabilityAuthorization capabilities;

  /**
   * Refuses a principal that may use the tool nowhere.
   *
   * @throws Unauthorized when it may not
   */
  public void require(Principal principal, ToolName tool) {
    if (!tool.actsInTenant()) {
      capabilities.require(principal, tool, Optional.empty(), Optional.empty());
    }
  }
}

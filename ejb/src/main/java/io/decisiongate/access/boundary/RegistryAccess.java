package io.decisiongate.access.boundary;

import io.decisiongate.access.control.RegistryAcl;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.RegistryAclSettings;
import io.decisiongate.core.error.Unauthorized;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Guards the schema registry. */
@ApplicationScoped
public class RegistryAccess {
  @Inject ActiveConfiguration configuration;

  /**
   * Checks that the caller may do this in the tenant and namespace of its call, and audits the
   * decision.
   *
   * @param schemaId empty for lists, as is the version
   * @throws Unauthorized when it may not
   */
  public void require(
      Call call,
      RegistryAclSettings.Action action,
      Optional<String> schemaId,
      Optional<String> version) {
    RegistryAcl.Decision decision =
        RegistryAcl.decide(
            configuration.get().schemaRegistry().acl(),
            call.principal(),
            action,
            call.tenant().orElseThrow(),
            call.namespace().orElseThrow());
    call.change()
        .audit(
            AuditEvents.registryAudit(
                call,
                action.name().toLowerCase(Locale.ROOT),
                decision.allowed(),
                decision.reason(),
                schemaId,
                version));
    if (!decision.allowed()) {
      throw new Unauthorized(decision.reason());
    }
  }
}

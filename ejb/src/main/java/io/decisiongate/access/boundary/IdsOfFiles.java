package io.decisiongate.access.boundary;

import io.decisiongate.access.control.TenantAuthorization;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.AuthSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Ids of principals to which the configuration gives rights, or that its credentials have. What a
 * file says of an id holds for whoever has it, so that only operators of the deployment may give
 * such an id to somebody else.
 */
@ApplicationScoped
public class IdsOfFiles {
  private static final Set<String> FIXED = Set.of("loopback", "stdio");
  private static final String STATIC_TOKEN = "token:";

  @Inject ActiveConfiguration configuration;
  @Inject TenantAuthorization tenants;

  /** Whether the id is one of them. */
  public boolean include(String id) {
    AuthSettings auth = configuration.get().server().auth();
    return FIXED.contains(id)
        || id.startsWith(STATIC_TOKEN)
        || auth.mtlsSubjects().contains(id)
        || auth.principals().stream().anyMatch(principal -> principal.subject().equals(id))
        || tenants.isMapped(id)
        || configuration.get().identity().issuers().stream()
            .anyMatch(issuer -> issuer.organisation().isEmpty() && issuer.owns(id));
  }
}

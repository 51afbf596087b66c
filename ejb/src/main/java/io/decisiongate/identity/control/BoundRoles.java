package io.decisiongate.identity.control;

import io.decisiongate.core.access.Role;
import io.decisiongate.core.access.RoleBinding;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the names of roles mean to which the database or a grant binds somebody. A name that nobody
 * defines grants nothing, which the log says once.
 */
@ApplicationScoped
public class BoundRoles {
  private static final System.Logger LOG = System.getLogger(BoundRoles.class.getName());

  private final Set<String> undefined = ConcurrentHashMap.newKeySet();

  /**
   * A role where somebody has it.
   *
   * @param roles it and the roles of the core that come with it
   */
  record Bound(RoleBinding binding, List<Principal.Role> roles) {}

  /** The role of this name in a tenant, or in one namespace of it. */
  Bound bind(String name, TenantId tenant, Optional<NamespaceId> namespace) {
    Optional<Role> role = Role.named(name);
    if (role.isEmpty() && undefined.add(name)) {
      LOG.log(System.Logger.Level.WARNING, "role {0} is not defined and grants nothing", name);
    }
    Stream<String> ofCore =
        role.stream().flatMap(defined -> defined.kernelRoles().stream()).map(Role::wire);
    return new Bound(
        new RoleBinding(role.map(Role::capabilities).orElse(Set.of()), tenant, namespace),
        Stream.concat(Stream.of(name), ofCore)
            .distinct()
            .map(each -> new Principal.Role(each, Optional.of(tenant), namespace))
            .toList());
  }
}

package io.decisiongate.identity.control;

import io.decisiongate.core.access.Role;
import io.decisiongate.core.access.RoleBinding;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.identity.boundary.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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

  /** All that somebody has. */
  record Held(Set<Principal.Scope> scopes, List<Principal.Role> roles, List<RoleBinding> bindings) {
    Held {
      scopes = Set.copyOf(scopes);
      roles = List.copyOf(roles);
      bindings = List.copyOf(bindings);
    }

    /** Both together. */
    Held and(Held other) {
      return new Held(
          Stream.concat(scopes.stream(), other.scopes.stream()).collect(Collectors.toSet()),
          Stream.concat(roles.stream(), other.roles.stream()).toList(),
          Stream.concat(bindings.stream(), other.bindings.stream()).toList());
    }
  }

  /**
   * Reads grants of the database, for example {@code 1:*:TenantAdmin 2:7:NamespaceReader}:
   * administrator of all of tenant 1, reader in namespace 7 of tenant 2.
   */
  Held held(String grants) {
    Set<Principal.Scope> scopes = new HashSet<>();
    List<Principal.Role> roles = new ArrayList<>();
    List<RoleBinding> bindings = new ArrayList<>();
    for (String grant : grants.isEmpty() ? new String[0] : grants.split(" ", -1)) {
      String[] parts = grant.split(":", 3);
      long tenant = Long.parseLong(parts[0]);
      long namespace = parts[1].equals("*") ? 0 : Long.parseLong(parts[1]);
      scopes.add(new Principal.Scope(tenant, namespace));
      Bound bound =
          bind(
              parts[2],
              new TenantId(tenant),
              namespace == 0 ? Optional.empty() : Optional.of(new NamespaceId(namespace)));
      roles.addAll(bound.roles());
      bindings.add(bound.binding());
    }
    return new Held(scopes, roles, bindings);
  }

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

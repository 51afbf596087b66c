package io.decisiongate.core.access;

import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a principal may do: what one of its roles lets it do, as far as its credential reaches
 * (sessions-rbac.md section 10).
 *
 * @param bindings its roles, each where it has it
 * @param limit the only capabilities that its credential is good for; empty means all
 */
public record Rights(List<RoleBinding> bindings, Optional<Set<Capability>> limit) {
  /** No role anywhere, by a credential without a limit. */
  public static final Rights NONE = new Rights(List.of(), Optional.empty());

  public Rights {
    bindings = List.copyOf(bindings);
  }

  /** Whether roles say what the principal may do. */
  public boolean isBound() {
    return !bindings.isEmpty();
  }

  /** Whether a role lets it do this there. */
  public boolean hold(Capability capability, TenantId tenant, NamespaceId namespace) {
    for (RoleBinding binding : bindings) {
      if (binding.allows(capability, tenant, namespace)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a role lets it do this anywhere. */
  public boolean holdAnywhere(Capability capability) {
    for (RoleBinding binding : bindings) {
      if (binding.capabilities().contains(capability)) {
        return true;
      }
    }
    return false;
  }

  /** Whether its credential is good for this. */
  public boolean reach(Capability capability) {
    return limit.isEmpty() || limit.get().contains(capability);
  }
}

package io.decisiongate.administration.control;

import io.decisiongate.administration.boundary.RoleGrant;
import io.decisiongate.core.access.BuiltInRole;
import io.decisiongate.core.access.Capability;
import io.decisiongate.core.access.Role;
import io.decisiongate.core.error.CapabilityMissing;
import io.decisiongate.identity.boundary.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator may do: in all of the organisation, and in single tenants of it
 * (sessions-rbac.md sections 10 to 12). A credential with a limit of its own limits this too.
 *
 * @param operator whether it operates the deployment
 * @param everywhere capabilities in all of the organisation
 * @param inTenants capabilities in single tenants
 * @param managesOwnKeys whether one of its roles lets it issue and revoke keys of its own
 */
public record Authority(
    Principal principal,
    long organisation,
    boolean operator,
    Set<Capability> everywhere,
    Map<Long, Set<Capability>> inTenants,
    boolean managesOwnKeys) {

  /** Whether it may do this in all of the organisation. */
  public boolean holds(Capability capability) {
    return reaches(capability) && everywhere.contains(capability);
  }

  /** Whether it may do this in the tenant, because of its role there or everywhere. */
  public boolean holdsIn(Capability capability, long tenant) {
    return reaches(capability)
        && (everywhere.contains(capability)
            || inTenants.getOrDefault(tenant, Set.of()).contains(capability));
  }

  /** Whether it may do this in any tenant. */
  public boolean holdsAnywhere(Capability capability) {
    return reaches(capability)
        && (everywhere.contains(capability)
            || inTenants.values().stream().anyMatch(held -> held.contains(capability)));
  }

  /**
   * Refuses unless it may do this in all of the organisation.
   *
   * @throws CapabilityMissing when it may not
   */
  public void require(Capability capability) {
    if (!holds(capability)) {
      throw new CapabilityMissing(capability.wire());
    }
  }

  /**
   * Refuses unless it may do this in any tenant.
   *
   * @throws CapabilityMissing when it may not
   */
  public void requireAnywhere(Capability capability) {
    if (!holdsAnywhere(capability)) {
      throw new CapabilityMissing(capability.wire());
    }
  }

  /**
   * Refuses unless it may do this in the tenant.
   *
   * @throws CapabilityMissing when it may not
   */
  public void requireIn(Capability capability, long tenant) {
    if (!holdsIn(capability, tenant)) {
      throw new CapabilityMissing(capability.wire());
    }
  }

  /**
   * Refuses unless it operates the deployment.
   *
   * @throws CapabilityMissing when it does not
   */
  public void requireOperator(Capability capability) {
    if (!operator || !reaches(capability)) {
      throw new CapabilityMissing(capability.wire());
    }
  }

  /**
   * Whether it has, where the grants hold, this capability and all that they give: nobody hands on
   * more than it has itself (section 14).
   */
  public boolean covers(List<RoleGrant> grants, Capability capability) {
    return grants.stream()
        .allMatch(
            grant ->
                has(capability, grant.tenant())
                    && given(grant).stream().allMatch(each -> has(each, grant.tenant())));
  }

  private boolean has(Capability capability, Optional<Long> tenant) {
    return tenant.map(own -> holdsIn(capability, own)).orElseGet(() -> holds(capability));
  }

  /**
   * What even owners lack is what agents report of themselves: it keeps nobody from making agents.
   */
  private static Set<Capability> given(RoleGrant grant) {
    Set<Capability> given = EnumSet.noneOf(Capability.class);
    Role.named(grant.role()).map(Role::capabilities).ifPresent(given::addAll);
    given.retainAll(BuiltInRole.OWNER.capabilities());
    return given;
  }

  private boolean reaches(Capability capability) {
    return principal.rights().reach(capability);
  }
}

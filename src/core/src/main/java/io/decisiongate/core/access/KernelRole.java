package io.decisiongate.core.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The roles of the core (auth.md section 1.2). Where they are bound to principals, their holders
 * may call the tools that auth.md section 9 gives them.
 */
public enum KernelRole implements Role {
  /** All that a {@link BuiltInRole#PROJECT_ADMIN} may. */
  TENANT_ADMIN("TenantAdmin", Capability.heldBy(BuiltInRole.PROJECT_ADMIN)),
  /** The core makes no difference between owners and administrators of a namespace. */
  NAMESPACE_OWNER("NamespaceOwner", ofNamespace()),
  NAMESPACE_ADMIN("NamespaceAdmin", ofNamespace()),
  NAMESPACE_WRITER(
      "NamespaceWriter",
      EnumSet.of(
          Capability.RUNS_READ,
          Capability.RUNS_WRITE,
          Capability.EVIDENCE_QUERY,
          Capability.SCENARIOS_READ,
          Capability.SCENARIOS_EVALUATE,
          Capability.SCHEMAS_READ,
          Capability.PROVIDERS_READ,
          Capability.RUNPACKS_VERIFY,
          Capability.NAMESPACES_READ)),
  NAMESPACE_READER(
      "NamespaceReader",
      EnumSet.of(
          Capability.RUNS_READ,
          Capability.EVIDENCE_QUERY,
          Capability.SCENARIOS_READ,
          Capability.SCHEMAS_READ,
          Capability.PROVIDERS_READ,
          Capability.RUNPACKS_VERIFY,
          Capability.NAMESPACES_READ)),
  SCHEMA_MANAGER(
      "SchemaManager",
      EnumSet.of(
          Capability.RUNS_READ,
          Capability.EVIDENCE_QUERY,
          Capability.SCENARIOS_READ,
          Capability.SCHEMAS_READ,
          Capability.SCHEMAS_WRITE,
          Capability.PROVIDERS_READ,
          Capability.NAMESPACES_READ));

  private final String wire;
  private final Set<Capability> capabilities;

  KernelRole(String wire, Set<Capability> capabilities) {
    this.wire = wire;
    this.capabilities = Collections.unmodifiableSet(capabilities);
  }

  @Override
  public String wire() {
    return wire;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public List<KernelRole> kernelRoles() {
    return List.of(this);
  }

  private static Set<Capability> ofNamespace() {
    return EnumSet.of(
        Capability.RUNS_READ,
        Capability.RUNS_WRITE,
        Capability.RUNS_CANCEL,
        Capability.RUNS_EXPORT,
        Capability.APPROVALS_READ,
        Capability.APPROVALS_WRITE,
        Capability.EVIDENCE_QUERY,
        Capability.SCENARIOS_READ,
        Capability.SCENARIOS_WRITE,
        Capability.SCENARIOS_EVALUATE,
        Capability.SCHEMAS_READ,
        Capability.SCHEMAS_WRITE,
        Capability.PROVIDERS_READ,
        Capability.RUNPACKS_EXPORT,
        Capability.RUNPACKS_VERIFY,
        Capability.BUDGETS_READ,
        Capability.QUOTAS_READ,
        Capability.NAMESPACES_READ);
  }
}

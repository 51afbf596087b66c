package io.decisiongate.core.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The roles of the product (sessions-rbac.md section 11). */
public enum BuiltInRole implements Role {
  /** Everything in the organisation. */
  OWNER,
  /** Members, settings and all data; neither billing nor the end of the organisation. */
  ADMIN,
  /** The tenant: its namespaces, registry, keys, budgets. */
  PROJECT_ADMIN,
  /** Defines scenarios and schemas, runs, submits. */
  EDITOR,
  /** Reads. */
  VIEWER,
  /** Reads also what is recorded and configured, exports, changes nothing. */
  AUDITOR,
  /** An agent or an integration: runs, and administers nothing. */
  SERVICE,
  /** Reads and writes runs, decides approvals. */
  SUPPORT_AGENT;

  @Override
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.heldBy(this);
  }

  @Override
  public List<KernelRole> kernelRoles() {
    return switch (this) {
      case OWNER, ADMIN, PROJECT_ADMIN -> List.of(KernelRole.TENANT_ADMIN);
      case EDITOR -> List.of(KernelRole.NAMESPACE_WRITER, KernelRole.SCHEMA_MANAGER);
      case SERVICE -> List.of(KernelRole.NAMESPACE_WRITER);
      case VIEWER, AUDITOR, SUPPORT_AGENT -> List.of(KernelRole.NAMESPACE_READER);
    };
  }
}

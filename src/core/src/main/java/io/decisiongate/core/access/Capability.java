package io.decisiongate.core.access;

import static io.decisiongate.core.access.BuiltInRole.ADMIN;
import static io.decisiongate.core.access.BuiltInRole.AUDITOR;
import static io.decisiongate.core.access.BuiltInRole.EDITOR;
import static io.decisiongate.core.access.BuiltInRole.OWNER;
import static io.decisiongate.core.access.BuiltInRole.PROJECT_ADMIN;
import static io.decisiongate.core.access.BuiltInRole.SERVICE;
import static io.decisiongate.core.access.BuiltInRole.SUPPORT_AGENT;
import static io.decisiongate.core.access.BuiltInRole.VIEWER;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may be allowed to do: all there is, and which role of the product holds it
 * (sessions-rbac.md sections 10 and 12). Tools need one, roles hold some, scopes of tokens name
 * them.
 */
public enum Capability {
  RUNS_READ("runs:read"),
  RUNS_WRITE("runs:write"),
  RUNS_CANCEL("runs:cancel"),
  RUNS_EXPORT("runs:export"),
  APPROVALS_READ("approvals:read"),
  APPROVALS_WRITE("approvals:write"),
  EVIDENCE_QUERY("evidence:query"),
  SCENARIOS_READ("scenarios:read"),
  SCENARIOS_WRITE("scenarios:write"),
  SCENARIOS_EVALUATE("scenarios:evaluate"),
  SCHEMAS_READ("schemas:read"),
  SCHEMAS_WRITE("schemas:write"),
  PROVIDERS_READ("providers:read"),
  RUNPACKS_EXPORT("runpacks:export"),
  RUNPACKS_VERIFY("runpacks:verify"),
  REGISTRY_READ("registry:read"),
  REGISTRY_WRITE("registry:write"),
  MCP_MANAGE("mcp:manage"),
  BUDGETS_READ("budgets:read"),
  BUDGETS_WRITE("budgets:write"),
  BUDGETS_REPORT("budgets:report"),
  QUOTAS_READ("quotas:read"),
  NAMESPACES_READ("namespaces:read"),
  NAMESPACES_WRITE("namespaces:write"),
  TENANTS_READ("tenants:read"),
  TENANTS_WRITE("tenants:write"),
  KEYS_READ("keys:read"),
  KEYS_MANAGE("keys:manage"),
  MEMBERS_READ("members:read"),
  MEMBERS_INVITE("members:invite"),
  MEMBERS_MANAGE("members:manage"),
  ORG_READ("org:read"),
  ORG_WRITE("org:write"),
  ORG_DELETE("org:delete"),
  BILLING_READ("billing:read"),
  BILLING_MANAGE("billing:manage"),
  LICENSE_READ("license:read"),
  LICENSE_MANAGE("license:manage"),
  AUDIT_READ("audit:read"),
  AUDIT_EXPORT("audit:export"),
  RETENTION_MANAGE("retention:manage"),
  RETENTION_EXECUTE("retention:execute"),
  LEGAL_HOLD_MANAGE("legal_hold:manage"),
  IP_ALLOWLIST_MANAGE("ip_allowlist:manage"),
  SSO_MANAGE("sso:manage"),
  WEBHOOKS_MANAGE("webhooks:manage"),
  SESSIONS_REVOKE("sessions:revoke"),
  PLATFORM_ORGS("platform:orgs"),
  PLATFORM_FEATURES("platform:features"),
  PLATFORM_REGISTRY("platform:registry"),
  PLATFORM_IMPERSONATE("platform:impersonate"),
  PLATFORM_AUDIT("platform:audit");

  private static final Map<String, Capability> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Capability::wire, each -> each));

  private final String wire;

  Capability(String wire) {
    this.wire = wire;
  }

  /** The name in tokens, answers and the audit, for example {@code runs:write}. */
  public String wire() {
    return wire;
  }

  /** The capability of exactly this name; empty for all others, also for wildcards. */
  public static Optional<Capability> named(String wire) {
    return Optional.ofNullable(BY_NAME.get(wire));
  }

  /** What the role lets somebody do; cannot be changed. */
  static Set<Capability> heldBy(BuiltInRole role) {
    return Matrix.HELD.getOrDefault(role, Set.of());
  }

  /**
   * Who holds a capability, row by row; no role inherits from another. What somebody may do with
   * objects of its own is a rule of the operation and not here.
   */
  private static final class Matrix {
    private static final Map<BuiltInRole, Set<Capability>> HELD = new EnumMap<>(BuiltInRole.class);

    static {
      row(RUNS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SERVICE, SUPPORT_AGENT);
      row(RUNS_WRITE, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, SERVICE, SUPPORT_AGENT);
      row(RUNS_CANCEL, OWNER, ADMIN, PROJECT_ADMIN);
      row(RUNS_EXPORT, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, AUDITOR);
      row(APPROVALS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SUPPORT_AGENT);
      row(APPROVALS_WRITE, OWNER, ADMIN, PROJECT_ADMIN, SUPPORT_AGENT);
      row(EVIDENCE_QUERY, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, SERVICE);
      row(
          SCENARIOS_READ,
          OWNER,
          ADMIN,
          PROJECT_ADMIN,
          EDITOR,
          VIEWER,
          AUDITOR,
          SERVICE,
          SUPPORT_AGENT);
      row(SCENARIOS_WRITE, OWNER, ADMIN, PROJECT_ADMIN, EDITOR);
      row(SCENARIOS_EVALUATE, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, SERVICE);
      row(SCHEMAS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SERVICE);
      row(SCHEMAS_WRITE, OWNER, ADMIN, PROJECT_ADMIN, EDITOR);
      row(PROVIDERS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SERVICE);
      row(RUNPACKS_EXPORT, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, AUDITOR, SERVICE);
      row(RUNPACKS_VERIFY, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SERVICE);
      row(REGISTRY_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, AUDITOR);
      row(REGISTRY_WRITE, OWNER, ADMIN, PROJECT_ADMIN);
      row(MCP_MANAGE, OWNER, ADMIN, PROJECT_ADMIN);
      row(BUDGETS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR, SUPPORT_AGENT);
      row(BUDGETS_WRITE, OWNER, ADMIN, PROJECT_ADMIN);
      row(BUDGETS_REPORT, SERVICE);
      row(QUOTAS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR);
      row(
          NAMESPACES_READ,
          OWNER,
          ADMIN,
          PROJECT_ADMIN,
          EDITOR,
          VIEWER,
          AUDITOR,
          SERVICE,
          SUPPORT_AGENT);
      row(NAMESPACES_WRITE, OWNER, ADMIN, PROJECT_ADMIN);
      row(TENANTS_READ, OWNER, ADMIN, PROJECT_ADMIN, AUDITOR);
      row(TENANTS_WRITE, OWNER, ADMIN);
      row(KEYS_READ, OWNER, ADMIN, PROJECT_ADMIN, AUDITOR);
      row(KEYS_MANAGE, OWNER, ADMIN, PROJECT_ADMIN);
      row(MEMBERS_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR);
      row(MEMBERS_INVITE, OWNER, ADMIN, PROJECT_ADMIN);
      row(MEMBERS_MANAGE, OWNER, ADMIN, PROJECT_ADMIN);
      row(ORG_READ, OWNER, ADMIN, PROJECT_ADMIN, EDITOR, VIEWER, AUDITOR);
      row(ORG_WRITE, OWNER, ADMIN);
      row(ORG_DELETE, OWNER);
      row(BILLING_READ, OWNER, ADMIN, AUDITOR);
      row(BILLING_MANAGE, OWNER);
      row(LICENSE_READ, OWNER, ADMIN, PROJECT_ADMIN, AUDITOR);
      row(LICENSE_MANAGE, OWNER);
      row(AUDIT_READ, OWNER, ADMIN, AUDITOR);
      row(AUDIT_EXPORT, OWNER, ADMIN, AUDITOR);
      row(RETENTION_MANAGE, OWNER, ADMIN);
      row(RETENTION_EXECUTE, OWNER, ADMIN);
      row(LEGAL_HOLD_MANAGE, OWNER, AUDITOR);
      row(IP_ALLOWLIST_MANAGE, OWNER, ADMIN);
      row(SSO_MANAGE, OWNER, ADMIN);
      row(WEBHOOKS_MANAGE, OWNER, ADMIN, PROJECT_ADMIN);
      row(SESSIONS_REVOKE, OWNER, ADMIN);
      // Those of the platform belong to its operators; no role of an organisation has one.
      HELD.replaceAll((role, held) -> Collections.unmodifiableSet(held));
    }

    private Matrix() {}

    private static void row(Capability capability, BuiltInRole... holders) {
      for (BuiltInRole role : holders) {
        HELD.computeIfAbsent(role, unused -> EnumSet.noneOf(Capability.class)).add(capability);
      }
    }
  }
}

package io.decisiongate.core.access;

import java.util.Locale;

/** What a tenant policy says of a request, and why (enterprise.md section 3.2). */
public enum TenantDecision {
  MISSING_TENANT_ID(false),
  TENANT_OPTIONAL(true),
  MISSING_NAMESPACE_ID(false),
  NAMESPACE_OPTIONAL(true),
  PRINCIPAL_UNMAPPED(false),
  TENANT_SCOPE_ALLOWED(true),
  TENANT_SCOPE_DENIED(false);

  private final boolean allowed;

  TenantDecision(boolean allowed) {
    this.allowed = allowed;
  }

  public boolean allowed() {
    return allowed;
  }

  /** The reason as it is audited, for example {@code tenant_scope_allowed}. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }
}

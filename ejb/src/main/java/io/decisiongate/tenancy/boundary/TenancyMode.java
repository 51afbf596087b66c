package io.decisiongate.tenancy.boundary;

/** How tenants come into being (design.md section 7). */
public enum TenancyMode {
  /** Tenants and namespaces appear at their first use; every caller may act in all of them. */
  OPEN,
  /** Only tenants and namespaces that an administrator made exist; principals need scopes. */
  MANAGED
}

package io.decisiongate.core.configuration;

/** Section {@code tenancy}. */
public record TenancySettings(Mode mode) {

  /** How tenants come into being. */
  public enum Mode {
    /** Tenants and namespaces appear at first use; definitions are shared by the deployment. */
    OPEN,
    /** Unknown tenants are refused, and definitions belong to a tenant and namespace. */
    MANAGED
  }

  static TenancySettings from(TableReader table) {
    return new TenancySettings(table.word("mode", Mode.class, Mode.MANAGED));
  }
}

package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.Optional;

/**
 * Section {@code tenancy}.
 *
 * @param policyPath a tenant policy (enterprise.md section 3.1) that has a say beside the scopes in
 *     the database
 * @param maxTenants how many an organisation may have
 * @param maxNamespaces how many a tenant may have, as far as administrators make them
 */
public record TenancySettings(
    Mode mode, Optional<String> policyPath, long maxTenants, long maxNamespaces) {
  private static final long MOST = 1_000;

  /** How tenants come into being. */
  public enum Mode {
    /** Tenants and namespaces appear at first use; definitions are shared by the deployment. */
    OPEN,
    /** Unknown tenants are refused, and definitions belong to a tenant and namespace. */
    MANAGED
  }

  static TenancySettings from(TableReader table) {
    return new TenancySettings(
        table.word("mode", Mode.class, Mode.MANAGED),
        table.text("policy_path"),
        table.wholeFrom(0, "max_tenants", MOST),
        table.wholeFrom(0, "max_namespaces", MOST));
  }

  void validate() {
    policyPath.ifPresent(path -> FieldRules.path("tenancy.policy_path", path));
    require(
        policyPath.isEmpty() || mode == Mode.MANAGED,
        "tenancy.policy_path requires tenancy.mode=managed");
  }
}

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
 * @param deletionWaitHours how long what administrators delete can be had back; longer than any
 *     call that was under way when it was deleted
 */
public record TenancySettings(
    Mode mode,
    Optional<String> policyPath,
    long maxTenants,
    long maxNamespaces,
    long deletionWaitHours) {
  private static final long MOST = 1_000;
  private static final long WEEK_H = 168;
  private static final long YEAR_H = 8_784;

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
        table.wholeFrom(0, "max_namespaces", MOST),
        table.wholeFrom(1, "deletion_wait_hours", WEEK_H));
  }

  void validate() {
    policyPath.ifPresent(path -> FieldRules.path("tenancy.policy_path", path));
    require(
        policyPath.isEmpty() || mode == Mode.MANAGED,
        "tenancy.policy_path requires tenancy.mode=managed");
    require(deletionWaitHours <= YEAR_H, "tenancy.deletion_wait_hours must be at most " + YEAR_H);
  }
}

package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import io.decisiongate.core.scope.TenantId;
import java.util.List;

/**
 * Section {@code namespace} (auth.md section 6).
 *
 * @param allowDefault whether namespace 1 may be used at all
 * @param defaultTenants the tenants that may use it
 */
public record NamespaceSettings(
    boolean allowDefault, List<TenantId> defaultTenants, NamespaceAuthoritySettings authority) {

  public NamespaceSettings {
    defaultTenants = List.copyOf(defaultTenants);
  }

  static NamespaceSettings from(TableReader table) {
    return new NamespaceSettings(
        table.flag("allow_default", false),
        table.ids("default_tenants").stream().map(TenantId::new).toList(),
        NamespaceAuthoritySettings.from(table.section("authority")));
  }

  void validate() {
    require(
        !allowDefault || !defaultTenants.isEmpty(),
        "namespace.allow_default requires namespace.default_tenants");
    authority.validate();
  }
}

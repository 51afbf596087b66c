package io.decisiongate.core.configuration;

import static io.decisiongate.core.configuration.FieldRules.require;

import java.util.List;
import java.util.Optional;

/**
 * Section {@code dev}: evidence that callers merely assert, for development (auth.md section 7.1).
 *
 * @param permissive as written here; {@link DecisionGateConfiguration#isDevPermissive()} knows the
 *     legacy switch too
 * @param permissiveTtlDays days after which the warning reminds to switch it off, at least 1
 */
public record DevSettings(
    boolean permissive,
    Optional<Long> permissiveTtlDays,
    boolean permissiveWarn,
    List<String> permissiveExemptProviders) {

  public DevSettings {
    permissiveExemptProviders = List.copyOf(permissiveExemptProviders);
  }

  static DevSettings from(TableReader table) {
    table.onlyWord("permissive_scope", "asserted_evidence_only");
    return new DevSettings(
        table.flag("permissive", false),
        table.optionalWhole("permissive_ttl_days"),
        table.flag("permissive_warn", true),
        table.texts("permissive_exempt_providers", List.of("assetcore_read", "assetcore")));
  }

  void validate(boolean effective, NamespaceAuthoritySettings.Mode authority) {
    require(
        !effective || authority != NamespaceAuthoritySettings.Mode.ASSETCORE_HTTP,
        "dev.permissive not allowed when namespace.authority.mode=assetcore_http");
    require(permissiveTtlDays.orElse(1L) >= 1, "dev.permissive_ttl_days must be greater than zero");
    FieldRules.allNonEmpty("dev.permissive_exempt_providers", permissiveExemptProviders);
  }
}

package io.decisiongate.core.configuration;

import java.util.Optional;

/**
 * {@code server.audit}: the audit lines of the core. The audit chain is written in any case.
 *
 * @param path the file; empty means standard error
 * @param logPrecheckPayloads whether precheck records carry the bodies and not only their hashes
 */
public record AuditSettings(boolean enabled, Optional<String> path, boolean logPrecheckPayloads) {

  static AuditSettings from(TableReader table) {
    return new AuditSettings(
        table.flag("enabled", true),
        table.text("path"),
        table.flag("log_precheck_payloads", false));
  }

  void validate() {
    path.ifPresent(file -> FieldRules.path("server.audit.path", file));
  }
}

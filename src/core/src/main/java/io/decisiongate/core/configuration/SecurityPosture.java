package io.decisiongate.core.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server says about its safety when it starts (mcp-transport.md section 7). */
public final class SecurityPosture {
  private static final String INFO = "decision-gate-mcp: INFO: ";
  private static final String WARN = "decision-gate-mcp: WARN: ";

  private SecurityPosture() {}

  /** The posture line and a warning line for each relaxation, for standard error. */
  public static List<String> lines(DecisionGateConfiguration configuration) {
    return lines(configuration, false);
  }

  /**
   * As {@link #lines(DecisionGateConfiguration)}, with a remark when dev-permissive outlasted its
   * days.
   *
   * @param modifiedAt when the configuration was changed last, from which the days count
   */
  public static List<String> lines(
      DecisionGateConfiguration configuration, Instant modifiedAt, Instant now) {
    Optional<Long> days = configuration.dev().permissiveTtlDays();
    Duration age = Duration.between(modifiedAt, now);
    return lines(configuration, days.filter(limit -> age.toDays() >= limit).isPresent());
  }

  private static List<String> lines(DecisionGateConfiguration configuration, boolean outlasted) {
    RegistryAclSettings acl = configuration.schemaRegistry().acl();
    List<String> lines = new ArrayList<>();
    lines.add(posture(configuration));
    if (configuration.server().auth().mode() == AuthSettings.Mode.LOCAL_ONLY) {
      lines.add(WARN + "local-only auth: whoever reaches the loopback address is trusted");
    }
    if (relaxes(acl)) {
      lines.add(WARN + "schema registry open to callers without a role (schema_registry.acl)");
    }
    if (!configuration.validation().strict()) {
      lines.add(WARN + "permissive validation: comparators are not checked against schemas");
    }
    if (configuration.isDevPermissive() && configuration.dev().permissiveWarn()) {
      lines.add(
          WARN
              + "dev-permissive mode enabled: asserted evidence counts as sufficient"
              + (outlasted ? "; dev.permissive_ttl_days has passed, switch it off" : ""));
    }
    return List.copyOf(lines);
  }

  private static boolean relaxes(RegistryAclSettings acl) {
    return switch (acl.mode()) {
      case BUILTIN -> acl.allowLocalOnly();
      case CUSTOM -> acl.byDefault() == RegistryAclSettings.Effect.ALLOW;
    };
  }

  private static String posture(DecisionGateConfiguration configuration) {
    ServerSettings server = configuration.server();
    RegistryAclSettings acl = configuration.schemaRegistry().acl();
    return INFO
        + "security posture: transport="
        + Words.of(server.transport())
        + " auth="
        + Words.of(server.auth().mode())
        + " allow_default_namespace="
        + configuration.namespace().allowDefault()
        + " dev_permissive="
        + configuration.isDevPermissive()
        + " registry.allow_local_only="
        + acl.allowLocalOnly()
        + " registry.require_signing="
        + acl.requireSigning()
        + " validation.strict="
        + configuration.validation().strict();
  }
}

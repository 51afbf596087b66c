package io.decisiongate.core.tool;

import io.decisiongate.core.access.Capability;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tools in their canonical order (mcp-tools.md), each with the capability that its callers need
 * (sessions-rbac.md section 12).
 */
public enum ToolName {
  SCENARIO_DEFINE(Capability.SCENARIOS_WRITE),
  SCENARIO_START(Capability.RUNS_WRITE),
  SCENARIO_STATUS(Capability.RUNS_READ),
  SCENARIO_NEXT(Capability.RUNS_WRITE),
  SCENARIO_SUBMIT(Capability.RUNS_WRITE),
  SCENARIO_TRIGGER(Capability.RUNS_WRITE),
  EVIDENCE_QUERY(Capability.EVIDENCE_QUERY),
  RUNPACK_EXPORT(Capability.RUNPACKS_EXPORT),
  RUNPACK_VERIFY(Capability.RUNPACKS_VERIFY),
  PROVIDERS_LIST(Capability.PROVIDERS_READ),
  PROVIDER_CONTRACT_GET(Capability.PROVIDERS_READ),
  PROVIDER_CHECK_SCHEMA_GET(Capability.PROVIDERS_READ),
  SCHEMAS_REGISTER(Capability.SCHEMAS_WRITE),
  SCHEMAS_LIST(Capability.SCHEMAS_READ),
  SCHEMAS_GET(Capability.SCHEMAS_READ),
  SCENARIOS_LIST(Capability.SCENARIOS_READ),
  PRECHECK(Capability.SCENARIOS_EVALUATE),
  /** For everybody who is known. */
  DECISION_GATE_DOCS_SEARCH();

  private static final Map<String, ToolName> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ToolName::wire, tool -> tool));

  private final String wire;
  private final Optional<Capability> capability;

  ToolName(Capability capability) {
    this(Optional.of(capability));
  }

  ToolName() {
    this(Optional.empty());
  }

  ToolName(Optional<Capability> capability) {
    wire = name().toLowerCase(Locale.ROOT);
    this.capability = capability;
  }

  /** The name in calls. */
  public String wire() {
    return wire;
  }

  /** What callers must be allowed to do; empty when it is enough to be known. */
  public Optional<Capability> capability() {
    return capability;
  }

  /** Whether calls name the tenant and the namespace in which they act. */
  public boolean actsInTenant() {
    return switch (this) {
      case SCENARIO_DEFINE,
          SCENARIO_START,
          SCENARIO_STATUS,
          SCENARIO_NEXT,
          SCENARIO_SUBMIT,
          SCENARIO_TRIGGER,
          EVIDENCE_QUERY,
          RUNPACK_EXPORT,
          SCHEMAS_REGISTER,
          SCHEMAS_LIST,
          SCHEMAS_GET,
          SCENARIOS_LIST,
          PRECHECK ->
          true;
      case RUNPACK_VERIFY,
          PROVIDERS_LIST,
          PROVIDER_CONTRACT_GET,
          PROVIDER_CHECK_SCHEMA_GET,
          DECISION_GATE_DOCS_SEARCH ->
          false;
    };
  }

  /** The tool of this name; empty when there is none. */
  public static Optional<ToolName> named(String wire) {
    return Optional.ofNullable(BY_NAME.get(wire));
  }
}

package io.decisiongate.mcp;

/** What kind of call it was, as audit records and metrics name it (audit-metrics.md 3.1 and 5). */
public enum CallMethod {
  TOOLS_LIST("ToolsList", "tools/list"),
  TOOLS_CALL("ToolsCall", "tools/call"),
  RESOURCES_LIST("ResourcesList", "resources/list"),
  RESOURCES_READ("ResourcesRead", "resources/read"),
  /** Rejected before its method was known. */
  INVALID("Invalid", "invalid"),
  /** Every other method, known to the dialect or not. */
  OTHER("Other", "other");

  private final String auditLabel;
  private final String metricLabel;

  CallMethod(String auditLabel, String metricLabel) {
    this.auditLabel = auditLabel;
    this.metricLabel = metricLabel;
  }

  public String auditLabel() {
    return auditLabel;
  }

  public String metricLabel() {
    return metricLabel;
  }
}

package io.decisiongate.core.error;

/** No tool of this name, or none that this caller may see (-32601). */
public final class UnknownTool extends DecisionGateException {
  private static final long serialVersionUID = 1L;

  public UnknownTool() {
    super(ErrorCode.METHOD_NOT_FOUND, "unknown tool");
  }
}

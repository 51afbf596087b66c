package io.decisiongate.core.error;

/**
 * The principal has no role that lets it do this. Administrators are told which capability it takes
 * (sessions-rbac.md section 16); callers of tools are not.
 */
public final class CapabilityMissing extends Unauthorized {
  private static final long serialVersionUID = 1L;

  private final String capability;

  /**
   * Refuses.
   *
   * @param capability for example {@code keys:manage}
   */
  public CapabilityMissing(String capability) {
    super("capability_missing: " + capability);
    this.capability = capability;
  }

  /** The capability that it takes. */
  public String capability() {
    return capability;
  }
}

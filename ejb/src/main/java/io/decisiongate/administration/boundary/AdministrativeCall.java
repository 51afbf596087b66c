package io.decisiongate.administration.boundary;

import io.decisiongate.administration.control.Authority;
import io.decisiongate.audit.boundary.AdministrationFacts;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.journal.boundary.Change;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One attempt to carry out a call of an administrator. */
public final class AdministrativeCall {
  private static final long PLATFORM = 0;

  private final CallOrigin origin;
  private final Authority authority;
  private final long now = System.currentTimeMillis();
  private final Change.Builder change = Change.builder();
  private long lane = PLATFORM;
  private boolean changes;

  AdministrativeCall(CallOrigin origin, Authority authority) {
    this.origin = origin;
    this.authority = authority;
  }

  CallOrigin origin() {
    return origin;
  }

  Authority authority() {
    return authority;
  }

  /** Unix milliseconds at which the attempt began. */
  long now() {
    return now;
  }

  /** The change is one of this tenant and belongs to its journal, not to the platform's. */
  void inTenant(long tenant) {
    lane = tenant;
  }

  /** Adds a step, which is a function of the database. */
  void step(String function, @Nullable Object... arguments) {
    change.administration(new Change.AdministrativeStep(function, Arrays.asList(arguments)));
  }

  /**
   * Records what was done.
   *
   * @param action of sessions-rbac.md section 17, or in its manner
   * @param target what it was done to, for example {@code tenant:7}
   * @param detail what is worth knowing of it, never a secret
   */
  void record(String action, String target, String detail) {
    changes = true;
    change.audit(
        AuditEvents.administration(
            origin,
            new AdministrationFacts(
                authority.principal(), authority.organisation(), action, target, detail)));
  }

  boolean changesAnything() {
    return changes;
  }

  Change change() {
    return change.build(lane, false);
  }
}

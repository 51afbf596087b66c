package io.decisiongate.sessions.control;

import io.decisiongate.audit.boundary.AdministrationFacts;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.access.Rights;
import io.decisiongate.identity.boundary.Credential;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attempt to change something about a session, with what the audit learns of it. */
public final class Attempt {
  private static final long PLATFORM = 0;

  private final CallOrigin origin;
  private final AuditedCommits.Caller caller;
  private final Change.Builder change = Change.builder();
  private boolean changes;

  Attempt(CallOrigin origin, AuditedCommits.Caller caller) {
    this.origin = origin;
    this.caller = caller;
  }

  /** It is known who calls, also when it fails from here on. */
  public void by(Principal principal) {
    caller.is(principal);
  }

  /** Adds a step, which is a function of the database. */
  public void step(String function, @Nullable Object... arguments) {
    change.administration(new Change.AdministrativeStep(function, Arrays.asList(arguments)));
  }

  /**
   * Records what was done.
   *
   * @param action of sessions-rbac.md section 17, or in its manner
   * @param target what it was done to, for example {@code session:…}
   * @param detail what is worth knowing of it, never a secret
   */
  public void record(
      Principal principal, long organisation, String action, String target, String detail) {
    changes = true;
    change.audit(
        AuditEvents.administration(
            origin, new AdministrationFacts(principal, organisation, action, target, detail)));
  }

  /** Whoever shows a token of a session, as the audit knows it. */
  public static Principal ofSession(String sid, String principal, long organisation) {
    return of(Principal.Method.SESSION, "session:" + sid, principal, organisation);
  }

  /** Whoever has shown this, as the audit knows it. */
  public static Principal of(
      Principal.Method method, String credential, String principal, long organisation) {
    return new Principal(
        principal,
        Optional.of(organisation),
        method,
        Credential.of(credential),
        Set.of(),
        List.of(),
        Optional.empty(),
        Rights.NONE);
  }

  boolean changesAnything() {
    return changes;
  }

  Change change() {
    return change.build(PLATFORM, false);
  }
}

package io.decisiongate.sessions.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InternalFailure;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.StaleChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Reads, decides and commits with the audit record beside it; again from the start when somebody
 * else was first. Blocks; meant for virtual threads.
 */
@ApplicationScoped
public class Attempts {
  private static final System.Logger LOG = System.getLogger(Attempts.class.getName());
  private static final long PLATFORM = 0;

  /** Many refreshes of one token at once make each other do it again. */
  private static final int MOST = 32;

  @Inject Journal journal;

  /**
   * Does it.
   *
   * @param action for the audit of a refusal
   * @throws DecisionGateException when it fails; nothing has changed then
   */
  public <A> A repeat(CallOrigin origin, String action, Function<Attempt, A> body) {
    Attempt attempt = new Attempt(origin);
    try {
      for (int number = 1; number <= MOST; number++) {
        attempt = new Attempt(origin);
        try {
          A answer = body.apply(attempt);
          if (attempt.changesAnything()) {
            commit(attempt.change());
          }
          return answer;
        } catch (StaleChange e) {
          LOG.log(System.Logger.Level.DEBUG, "attempt {0} of {1}: {2}", number, action, e);
        }
      }
      throw new RunBusy(MOST);
    } catch (Unauthenticated e) {
      throw denied(origin, action, attempt.caller(), e, e.explanation());
    } catch (Unauthorized e) {
      throw denied(origin, action, attempt.caller(), e, e.explanation());
    } catch (DecisionGateException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + origin.serverCorrelationId() + " failed", e);
      throw new InternalFailure(origin.serverCorrelationId());
    }
  }

  private <E extends DecisionGateException> E denied(
      CallOrigin origin, String action, Optional<Principal> known, E refusal, String explanation) {
    commit(
        Change.builder()
            .audit(AuditEvents.denied(origin, action, known, explanation))
            .buildAuditOnly(PLATFORM));
    return refusal;
  }

  /**
   * Commits durably.
   *
   * @throws StaleChange when somebody else was first
   */
  void commit(Change change) {
    try {
      journal.commit(change).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}

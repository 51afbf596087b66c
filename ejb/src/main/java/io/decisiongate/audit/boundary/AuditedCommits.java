package io.decisiongate.audit.boundary;

import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.core.error.InternalFailure;
import io.decisiongate.core.error.RunBusy;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.core.error.TooManyAttempts;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.identity.boundary.Principal;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.StaleChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of a call that changes what administrators keep, or sessions: read and decide, commit
 * with the audit record beside it, again from the start when somebody else was first; refusals are
 * recorded. Blocks; meant for virtual threads.
 */
@ApplicationScoped
public class AuditedCommits {
  private static final System.Logger LOG = System.getLogger(AuditedCommits.class.getName());
  private static final long PLATFORM = 0;

  @Inject Journal journal;

  /** Who calls, for the record of a refusal: nobody until it is known. */
  public static final class Caller {
    private Optional<Principal> known = Optional.empty();

    private Caller() {}

    /** It is known, also when the call fails from here on. */
    public void is(Principal principal) {
      known = Optional.of(principal);
    }
  }

  /**
   * What an attempt came to.
   *
   * @param change empty when there is nothing to be committed
   */
  public record Decided<A>(A answer, Optional<Change> change) {}

  /**
   * Carries out a call.
   *
   * @param action for the audit of a refusal, for example {@code GET /api/v1/tenants}
   * @throws DecisionGateException when it fails; nothing has changed then
   */
  public <A> A carryOut(CallOrigin origin, String action, Function<Caller, A> body) {
    Caller caller = new Caller();
    try {
      return body.apply(caller);
    } catch (Unauthenticated e) {
      throw denied(origin, action, caller.known, e, e.explanation());
    } catch (Unauthorized e) {
      throw denied(origin, action, caller.known, e, e.explanation());
    } catch (TooManyAttempts e) {
      throw denied(origin, action, caller.known, e, "login: password that is locked");
    } catch (DecisionGateException e) {
      throw e;
    } catch (PersistenceException e) {
      throw new StorageUnavailable(e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + origin.serverCorrelationId() + " failed", e);
      throw new InternalFailure(origin.serverCorrelationId());
    }
  }

  /**
   * Attempts until what was decided could be committed.
   *
   * @param action for the log
   * @param most attempts
   * @throws RunBusy when somebody else was first each time
   */
  public <A> A repeat(String action, int most, Supplier<Decided<A>> attempt) {
    for (int number = 1; number <= most; number++) {
      try {
        Decided<A> decided = attempt.get();
        decided.change().ifPresent(this::commit);
        return decided.answer();
      } catch (StaleChange e) {
        LOG.log(System.Logger.Level.DEBUG, "attempt {0} of {1}: {2}", number, action, e);
      }
    }
    throw new RunBusy(most);
  }

  /**
   * Commits durably.
   *
   * @throws StaleChange when somebody else was first
   */
  public void commit(Change change) {
    try {
      journal.commit(change).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
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
}

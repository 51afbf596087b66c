package io.decisiongate.sessions.control;

import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.calls.boundary.CallOrigin;
import io.decisiongate.core.error.DecisionGateException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads, decides and commits with the audit record beside it; again from the start when somebody
 * else was first. Blocks; meant for virtual threads.
 */
@ApplicationScoped
public class Attempts {

  /** Many refreshes of one token at once make each other do it again. */
  private static final int MOST = 32;

  @Inject AuditedCommits commits;

  /**
   * Does it.
   *
   * @param action for the audit of a refusal
   * @throws DecisionGateException when it fails; nothing has changed then
   */
  public <A> A repeat(CallOrigin origin, String action, Function<Attempt, A> body) {
    return commits.carryOut(
        origin,
        action,
        caller -> commits.repeat(action, MOST, () -> decided(new Attempt(origin, caller), body)));
  }

  private static <A> AuditedCommits.Decided<A> decided(Attempt attempt, Function<Attempt, A> body) {
    A answer = body.apply(attempt);
    return new AuditedCommits.Decided<>(
        answer, attempt.changesAnything() ? Optional.of(attempt.change()) : Optional.empty());
  }
}

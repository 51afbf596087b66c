package io.decisiongate.dispatch.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.DeliveryFacts;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.dispatch.boundary.DeliveryAttempt;
import io.decisiongate.dispatch.boundary.DeliveryAttempt.Outcome;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.StaleChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of attempts: the state of the delivery and the audit record in one commit,
 * which only the attempt that has the lease can make.
 */
@ApplicationScoped
public class AttemptRecorder {
  private static final System.Logger LOG = System.getLogger(AttemptRecorder.class.getName());
  private static final long PAUSE_MS = 200;
  private static final int LONGEST_ERROR = 500;

  @Inject Journal journal;
  @Inject Event<DeliveryAttempt> attempts;

  /**
   * Records the attempt.
   *
   * @param packet empty when it could not be read
   */
  void record(Claim claim, Optional<OutgoingPacket> packet, AttemptResult result, Backoff backoff)
      throws InterruptedException {
    switch (result) {
      case AttemptResult.Delivered ignored ->
          commit(claim, packet, Outcome.DELIVERED, 0, Optional.empty());
      case AttemptResult.Failed failed -> {
        Optional<String> error = Optional.of(printable(failed.reason()));
        if (backoff.isLast(claim.attempt(), System.currentTimeMillis() - claim.createdAt())) {
          commit(claim, packet, Outcome.GIVEN_UP, 0, error);
        } else {
          long delayMs =
              backoff.delayMs(claim.attempt(), failed.retryAfter(), ThreadLocalRandom.current());
          commit(claim, packet, Outcome.RETRY, delayMs, error);
        }
      }
    }
  }

  /** Records that there will be no further attempt. */
  void giveUp(Claim claim, Optional<OutgoingPacket> packet, String reason)
      throws InterruptedException {
    commit(claim, packet, Outcome.GIVEN_UP, 0, Optional.of(printable(reason)));
  }

  private void commit(
      Claim claim,
      Optional<OutgoingPacket> packet,
      Outcome outcome,
      long retryInMs,
      Optional<String> error)
      throws InterruptedException {
    Change change = change(claim, packet, outcome, retryInMs, error);
    while (true) {
      try {
        journal.commit(change).join();
        attempts.fire(new DeliveryAttempt(claim.sink().wire(), outcome));
        return;
      } catch (CompletionException e) {
        if (!mayBeRepeated(claim, outcome, e.getCause())) {
          return;
        }
        Thread.sleep(PAUSE_MS);
      }
    }
  }

  /**
   * While the lease lasts nobody else delivers the packet: what is not recorded until then is
   * delivered once more, under the same id.
   */
  private static boolean mayBeRepeated(Claim claim, Outcome outcome, @Nullable Throwable problem) {
    if (problem instanceof StaleChange) {
      LOG.log(
          System.Logger.Level.INFO,
          "delivery {0}: {1} is recorded already, or another attempt has it",
          claim.id(),
          outcome.wire());
      return false;
    }
    if (problem instanceof DecisionGateException unavailable
        && unavailable.retryable()
        && claim.leaseLeftMs() > PAUSE_MS) {
      return true;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "delivery " + claim.id() + ": " + outcome.wire() + " is not recorded",
        problem);
    return false;
  }

  private static Change change(
      Claim claim,
      Optional<OutgoingPacket> packet,
      Outcome outcome,
      long retryInMs,
      Optional<String> error) {
    Optional<Long> settledAt =
        outcome == Outcome.RETRY ? Optional.empty() : Optional.of(System.currentTimeMillis());
    return Change.builder()
        .attempt(
            new Change.AttemptedDelivery(
                claim.id(),
                claim.sink().wire(),
                claim.lease(),
                outcome == Outcome.RETRY ? "pending" : outcome.wire(),
                retryInMs,
                settledAt,
                error))
        .audit(
            AuditEvents.packetDelivery(
                new DeliveryFacts(
                    claim.place().tenant(),
                    claim.place().namespace(),
                    claim.place().runId(),
                    claim.id(),
                    claim.sink().wire(),
                    claim.target(),
                    packet.map(known -> known.envelope().packetId()),
                    packet.map(known -> known.decisionId()),
                    packet.map(known -> known.envelope().contentHash()),
                    claim.attempt(),
                    outcome.wire(),
                    error)))
        .build(claim.place().tenant(), false);
  }

  /** It may hold what a receiver sent: one line, bounded, and nothing that a text cannot hold. */
  private static String printable(String reason) {
    String line =
        reason
            .codePoints()
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .limit(LONGEST_ERROR)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.strip();
  }
}

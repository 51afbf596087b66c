package io.decisiongate.runs.control;

import io.decisiongate.journal.boundary.StaleChange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Steps of one run that this node computed one from the other, since it read the run from the
 * database or started it. The next step is computed while those before still wait for their commit,
 * so that many steps of a run share one. Each expects the version that the one before makes: if one
 * is not committed, none after it is, and the run is read again. After that the next steps wait for
 * each other, because another node works on the run as well and what is computed ahead would often
 * be in vain.
 */
public final class Lineage {
  private static final int CAREFUL_STEPS = 16;

  private int carefulSteps;
  private volatile CompletableFuture<?> last = CompletableFuture.completedFuture(true);
  private volatile boolean broken;

  /** Of a run that starts, or was read for the first time. */
  static Lineage begun() {
    return new Lineage(0);
  }

  /** Of a run that was read again because it had changed. */
  static Lineage begunAgain() {
    return new Lineage(CAREFUL_STEPS);
  }

  private Lineage(int carefulSteps) {
    this.carefulSteps = carefulSteps;
  }

  /**
   * A step was given to the journal, with what becomes of it. Called by whoever has the turn at the
   * run, which lasts until this returns.
   */
  void handedOver(CompletableFuture<?> outcome) {
    last = outcome;
    if (carefulSteps > 0) {
      carefulSteps--;
      outcome.exceptionally(failed -> null).join();
    }
  }

  /** What becomes of the step that was given to the journal last; done when there was none. */
  CompletableFuture<?> last() {
    return last;
  }

  /** A step was not committed, or nobody knows. */
  void breakOff() {
    broken = true;
  }

  /** Whether a step computed from this one can still be committed, as far as is known. */
  boolean isWhole() {
    return !broken;
  }

  /**
   * Waits until all steps so far are in the database, for those who have to read them there.
   *
   * @throws StaleChange when one of them was not committed
   */
  public void awaitCommitted() {
    try {
      last.join();
    } catch (CompletionException e) {
      throw new StaleChange("an earlier step of the run was not committed");
    }
  }
}

package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Receipt;
import io.decisiongate.journal.boundary.StaleChange;
import java.util.concurrent.CompletableFuture;

/** A change that waits for its commit. */
record PendingChange(Change change, CompletableFuture<Receipt> done) {
  PendingChange(Change change) {
    this(change, new CompletableFuture<>());
  }

  /** Whether it was computed from a step that was not committed. */
  boolean isUnfounded() {
    return change.runUpdates().stream()
        .anyMatch(update -> update.after().isCompletedExceptionally());
  }

  /** Leaves alone: it has to be computed again. */
  void refuse(String why) {
    done.completeExceptionally(new StaleChange(why));
  }
}

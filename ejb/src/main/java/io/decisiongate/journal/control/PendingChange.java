package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Receipt;
import java.util.concurrent.CompletableFuture;

/** A change that waits for its commit. */
record PendingChange(Change change, CompletableFuture<Receipt> done) {
  PendingChange(Change change) {
    this(change, new CompletableFuture<>());
  }
}

package io.decisiongate.journal.boundary;

import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.control.JournalRunner;
import io.decisiongate.journal.control.Lanes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one write path of this node (design.md section 4). Changes of one tenant are committed one
 * after the other, many in one transaction; changes of different tenants in parallel. Nodes take
 * turns by the tenant's head row. {@link JournalRunner} keeps it running.
 */
@ApplicationScoped
public class Journal {
  private volatile @Nullable Lanes lanes;

  /** From now on these lanes take the changes; null when the node stops. */
  public void runOn(@Nullable Lanes running) {
    lanes = running;
  }

  /**
   * Commits the change durably, in its turn.
   *
   * @return completes with the receipt once everything is on disk; completes exceptionally with
   *     {@link StaleChange} when the change must be computed again, {@link StorageUnavailable} when
   *     nothing was changed, {@link OutcomeUnknown} when that could not be found out
   */
  public CompletableFuture<Receipt> commit(Change change) {
    Lanes running = lanes;
    if (running == null) {
      return CompletableFuture.failedFuture(
          new StorageUnavailable(new IllegalStateException("the journal is not running")));
    }
    return running.submit(change);
  }

  /** Numbers about the lanes since the start of this node. */
  public JournalStatistics statistics() {
    Lanes running = lanes;
    return running == null ? new JournalStatistics(0, 0, 0, 0) : running.statistics();
  }
}

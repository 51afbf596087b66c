package io.decisiongate.journal.boundary;

import io.decisiongate.core.error.OutcomeUnknown;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.control.JournalStore;
import io.decisiongate.journal.control.Lanes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The one write path of this node (design.md section 4). Changes of one tenant are committed one
 * after the other, many in one transaction; changes of different tenants in parallel. Nodes take
 * turns by the tenant's head row.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Journal {
  /** Threads that write batches; more make batches smaller and the database busier. */
  private static final int WRITERS = 2;

  @Resource(lookup = "jdbc/journal")
  DataSource dataSource;

  @Resource ManagedThreadFactory threads;

  private @Nullable Lanes lanes;

  @PostConstruct
  void start() {
    lanes = new Lanes(new JournalStore(dataSource), threads, WRITERS);
  }

  @PreDestroy
  void stop() {
    if (lanes != null) {
      lanes.close();
    }
  }

  /**
   * Commits the change durably, in its turn.
   *
   * @return completes with the receipt once everything is on disk; completes exceptionally with
   *     {@link StaleChange} when the change must be computed again, {@link StorageUnavailable} when
   *     nothing was changed, {@link OutcomeUnknown} when that could not be found out
   */
  public CompletableFuture<Receipt> commit(Change change) {
    if (lanes == null) {
      return CompletableFuture.failedFuture(
          new StorageUnavailable(new IllegalStateException("the journal is not running")));
    }
    return lanes.submit(change);
  }

  /** Numbers about the lanes since the start of this node. */
  public JournalStatistics statistics() {
    return lanes == null ? new JournalStatistics(0, 0, 0, 0) : lanes.statistics();
  }
}

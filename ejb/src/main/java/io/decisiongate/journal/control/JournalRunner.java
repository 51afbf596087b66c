package io.decisiongate.journal.control;

import io.decisiongate.journal.boundary.CommitListener;
import io.decisiongate.journal.boundary.Journal;
import io.decisiongate.journal.boundary.WrittenBatch;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs this node's lanes from the start of the application to its end. Calls do not pass through
 * it: the container's services around a business method cost more than handing over a change.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalRunner {
  /** Threads that write batches; more make batches smaller and the database busier. */
  private static final int WRITERS = 2;

  @Resource(lookup = "jdbc/journal")
  DataSource dataSource;

  @Resource ManagedThreadFactory threads;
  @Inject Journal journal;
  @Inject CommitListener listener;
  @Inject Event<WrittenBatch> written;

  private @Nullable Lanes lanes;

  @PostConstruct
  void start() {
    lanes = new Lanes(new JournalStore(dataSource), listener, threads, WRITERS, written::fire);
    journal.runOn(lanes);
  }

  @PreDestroy
  void stop() {
    journal.runOn(null);
    if (lanes != null) {
      lanes.close();
    }
  }
}

package io.decisiongate.retention.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.audit.boundary.AuditedCommits;
import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.StaleChange;
import io.decisiongate.retention.boundary.PlaceId;
import io.decisiongate.storage.boundary.Rows;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Erases the rows of places that are being purged, at most a thousand in a transaction, and records
 * the end. Nodes may do the same at the same time, and one goes on where another has stopped.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Purger {
  private static final System.Logger LOG = System.getLogger(Purger.class.getName());
  private static final long INTERVAL_S = 30;
  private static final int MOST_ROWS = 1_000;
  private static final long PLATFORM = 0;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Rows rows;
  @Inject AuditedCommits commits;

  private final ReentrantLock erasing = new ReentrantLock();
  private @Nullable ScheduledFuture<?> looking;

  @PostConstruct
  void start() {
    looking =
        scheduler.scheduleWithFixedDelay(this::erase, INTERVAL_S, INTERVAL_S, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  /** Looks in another thread for what is to be erased. */
  public void eraseSoon() {
    scheduler.execute(this::erase);
  }

  private void erase() {
    erasing.lock();
    try {
      List<String> places = rows.all("select dg_purging()", row -> row.getString(1));
      places.forEach(this::erase);
    } catch (StorageUnavailable e) {
      LOG.log(System.Logger.Level.WARNING, "what is purged is erased later", e);
    } catch (StaleChange e) {
      LOG.log(System.Logger.Level.DEBUG, "another node was first", e);
    } catch (RuntimeException e) {
      // The schedule would end with it; the next time may succeed.
      LOG.log(System.Logger.Level.ERROR, "erasing what is purged failed", e);
    } finally {
      erasing.unlock();
    }
  }

  private void erase(String place) {
    while (rows.number("select dg_purge_rows(?, ?)", place, MOST_ROWS) > 0) {
      LOG.log(System.Logger.Level.DEBUG, "erasing {0}", place);
    }
    PlaceId id = PlaceId.parse(place);
    commits.commit(
        Change.builder()
            .administration(new Change.AdministrativeStep("dg_finish_purge", List.of(place)))
            .audit(AuditEvents.purged(id.kind() + "_purged", place))
            .build(PLATFORM, false));
  }
}

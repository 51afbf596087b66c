package io.decisiongate.sessions.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.configuration.SessionSettings;
import io.decisiongate.core.error.StorageUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Erases successors of refresh tokens when the time to fetch them is over, and sessions a day after
 * their end.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionSweeper {
  private static final System.Logger LOG = System.getLogger(SessionSweeper.class.getName());
  private static final long INTERVAL_S = 30;

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject ActiveConfiguration configuration;
  @Inject SessionStore store;

  private @Nullable ScheduledFuture<?> sweeping;

  @PostConstruct
  void start() {
    sweeping =
        scheduler.scheduleWithFixedDelay(this::sweep, INTERVAL_S, INTERVAL_S, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
  }

  private void sweep() {
    try {
      SessionSettings settings = configuration.get().identity().sessions();
      if (settings.areOn()) {
        store.sweep(Duration.ofSeconds(settings.graceSeconds()).toMillis());
      }
    } catch (StorageUnavailable e) {
      LOG.log(System.Logger.Level.DEBUG, "old sessions are erased later", e);
    } catch (RuntimeException e) {
      // The schedule would end with it; the next time may succeed.
      LOG.log(System.Logger.Level.ERROR, "erasing old sessions failed", e);
    }
  }
}

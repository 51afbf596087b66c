package io.decisiongate.operations.control;

import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.ConfigurationChanges;
import io.decisiongate.core.configuration.DecisionGateConfiguration;
import io.decisiongate.core.configuration.NamespaceAuthoritySettings;
import io.decisiongate.core.error.DecisionGateException;
import io.decisiongate.journal.boundary.Change;
import io.decisiongate.journal.boundary.Journal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes changed settings over while the server runs, whole or not at all. They come into force only
 * when that is recorded in the platform's audit log; settings that cannot be used are recorded with
 * the reason, and those before stay in force.
 */
@Singleton
@Startup
@DependsOn("JournalRunner")
@TransactionManagement(TransactionManagementType.BEAN)
public class ConfigurationWatcher {
  private static final System.Logger LOG = System.getLogger(ConfigurationWatcher.class.getName());
  private static final long INTERVAL_MS = 250;
  private static final long PLATFORM = 0;
  private static final int MOST_KEYS_NAMED = 20;
  private static final String PERMISSIVE = "dev_permissive_enabled";

  @Resource ManagedScheduledExecutorService scheduler;
  @Inject ActiveConfiguration active;
  @Inject ConfigurationChanges changes;
  @Inject Journal journal;

  private @Nullable ScheduledFuture<?> watching;

  @PostConstruct
  void start() {
    DecisionGateConfiguration settings = active.get();
    if (settings.isDevPermissive()) {
      var unused =
          journal
              .commit(record(permissive(settings)))
              .exceptionally(
                  problem -> {
                    LOG.log(
                        System.Logger.Level.WARNING, "a relaxed posture is not recorded", problem);
                    return null;
                  });
    }
    watching =
        scheduler.scheduleWithFixedDelay(
            this::look, INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (watching != null) {
      watching.cancel(false);
    }
  }

  private void look() {
    try {
      changes.poll().ifPresent(this::handle);
    } catch (RuntimeException e) {
      // The schedule would end with it; the next look may succeed.
      LOG.log(System.Logger.Level.ERROR, "looking for changed settings failed", e);
    }
  }

  private void handle(ConfigurationChanges.Change change) {
    switch (change) {
      case ConfigurationChanges.Change.Usable usable -> takeOver(usable);
      case ConfigurationChanges.Change.Unusable unusable -> {
        LOG.log(
            System.Logger.Level.WARNING,
            "changed settings are not taken over, those before stay in force: "
                + unusable.reason());
        commit(
            record(
                posture(
                    "configuration_rejected",
                    "configuration_rejected: " + unusable.reason(),
                    active.get())));
      }
    }
  }

  private void takeOver(ConfigurationChanges.Change.Usable usable) {
    DecisionGateConfiguration settings = usable.settings();
    String message = "configuration_changed: " + named(usable);
    Change.Builder records =
        Change.builder().audit(posture("configuration_changed", message, settings));
    if (settings.isDevPermissive() && !active.get().isDevPermissive()) {
      records.audit(permissive(settings));
    }
    boolean recorded = false;
    try {
      recorded = commit(records.buildAuditOnly(PLATFORM));
    } finally {
      if (!recorded) {
        usable.postpone().run();
      }
    }
    if (recorded) {
      usable.takeOver().run();
      LOG.log(System.Logger.Level.INFO, message);
    }
  }

  private static String named(ConfigurationChanges.Change.Usable usable) {
    int more = usable.keys().size() - MOST_KEYS_NAMED;
    String keys =
        String.join(
            ", ", usable.keys().subList(0, Math.min(MOST_KEYS_NAMED, usable.keys().size())));
    return more > 0 ? keys + " and " + more + " more" : keys;
  }

  private boolean commit(Change change) {
    try {
      journal.commit(change).join();
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof DecisionGateException unavailable) {
        LOG.log(
            System.Logger.Level.WARNING,
            "changed settings cannot be recorded yet: {0}",
            unavailable.text());
        return false;
      }
      throw e;
    }
  }

  private static Change record(Change.AuditEntry entry) {
    return Change.builder().audit(entry).buildAuditOnly(PLATFORM);
  }

  private static Change.AuditEntry permissive(DecisionGateConfiguration settings) {
    return posture(PERMISSIVE, "dev-permissive mode enabled", settings);
  }

  private static Change.AuditEntry posture(
      String kind, String message, DecisionGateConfiguration settings) {
    return AuditEvents.posture(
        kind,
        message,
        settings.isDevPermissive(),
        settings.namespace().authority().mode() != NamespaceAuthoritySettings.Mode.NONE);
  }
}

package io.decisiongate.dispatch.control;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.configuration.boundary.Derived;
import io.decisiongate.core.error.DecisionGateException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what is due, on every node: a thread takes deliveries by lease and gives each to a
 * virtual thread, so that a receiver that hangs holds up no others.
 */
@Singleton
@Startup
@DependsOn("JournalRunner")
@TransactionManagement(TransactionManagementType.BEAN)
public class DispatchRunner {
  private static final System.Logger LOG = System.getLogger(DispatchRunner.class.getName());

  /** How long a node waits before it looks whether other nodes or the clock have left it work. */
  private static final long LOOK_EVERY_MS = 500;

  /** The same while nothing is delivered: only what waits is counted. */
  private static final long LOOK_WHILE_OFF_EVERY_MS = 10_000;

  private static final long LONGEST_STOP_S = 5;

  @Resource ManagedThreadFactory threadFactory;
  @Resource ContextService contexts;
  @Inject ActiveConfiguration configuration;
  @Inject Leases leases;
  @Inject Deliverer deliverer;
  @Inject BacklogWatch backlog;
  @Inject WorkSignal signal;

  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final Slots slots = new Slots();
  private final Turns turns = new Turns();
  private final NewSinks newSinks = new NewSinks();
  private @Nullable Derived<Sinks> sinks;
  private @Nullable Executor inContext;
  private @Nullable Thread taker;
  private volatile boolean stopping;

  @PostConstruct
  void start() {
    sinks = configuration.derive(Sinks::of);
    configuration.afterChange(this::lookAgain);
    inContext = contexts.currentContextExecutor();
    taker = threadFactory.newThread(this::run);
    taker.start();
  }

  /** What has begun may end; what does not is another node's when its lease is over. */
  @PreDestroy
  void stop() {
    stopping = true;
    Objects.requireNonNull(taker).interrupt();
    attempts.shutdown();
    try {
      if (!attempts.awaitTermination(LONGEST_STOP_S, TimeUnit.SECONDS)) {
        attempts.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain() {
    newSinks.mayBeThere();
    signal.raise();
  }

  private void run() {
    while (!stopping) {
      try {
        round();
        signal.await(pauseMs());
      } catch (InterruptedException e) {
        return;
      } catch (DecisionGateException e) {
        LOG.log(System.Logger.Level.DEBUG, "the outbox cannot be looked at", e);
        pause();
      } catch (RuntimeException e) {
        if (stopping) {
          return;
        }
        LOG.log(System.Logger.Level.ERROR, "looking at the outbox failed", e);
        pause();
      }
    }
  }

  private long pauseMs() {
    return current().names().isEmpty() ? LOOK_WHILE_OFF_EVERY_MS : LOOK_EVERY_MS;
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes what is due, as far as attempts may be begun; the end of one leads to the next round. */
  private void round() {
    Sinks now = current();
    if (!now.names().isEmpty()) {
      newSinks.lookForThem(leases::lookAgain);
      for (long tenant : turns.order(leases.dueTenants())) {
        takeFrom(tenant, now);
      }
    }
    backlog.look();
  }

  private void takeFrom(long tenant, Sinks now) {
    boolean everything = true;
    for (SinkName sink : now.names()) {
      int most = slots.share(sink, now.concurrency());
      int taken = 0;
      if (most > 0) {
        List<Claim> claims = leases.claim(tenant, sink, now.leaseMs(), most);
        claims.forEach(claim -> begin(claim, now));
        taken = claims.size();
      }
      everything &= taken < most;
    }
    if (everything) {
      leases.count(tenant, now.names());
    }
  }

  private void begin(Claim claim, Sinks now) {
    slots.take(claim.sink());
    Executor context = Objects.requireNonNull(inContext);
    attempts.execute(() -> context.execute(() -> attempt(claim, now)));
  }

  private void attempt(Claim claim, Sinks now) {
    try {
      deliverer.attempt(claim, now);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "an attempt at delivery " + claim.id() + " failed", e);
    } finally {
      if (slots.give(claim.sink()) <= now.concurrency() / 2) {
        signal.raise();
      }
    }
  }

  private Sinks current() {
    return Objects.requireNonNull(sinks).get();
  }
}

package io.decisiongate.identity.control;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The number in the database that rises whenever an access token may have stopped to be good. Asked
 * for once a second at most, by a call that needs it; nothing that is older than two seconds
 * counts, so that a change is known on every node within that time. When the database does not
 * answer, one call finds out for all that wait, and for those of the next second.
 */
@ApplicationScoped
public class SessionChanges {
  private static final long ASK_AFTER_NS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_NS = Duration.ofSeconds(2).toNanos();

  @Inject LookupRows rows;

  private final ReentrantLock asking = new ReentrantLock();
  private final LongSupplier nanoTime;
  private volatile @Nullable Seen seen;
  private volatile @Nullable Failed failed;

  SessionChanges() {
    this(System::nanoTime);
  }

  SessionChanges(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * @param atNs when it was asked for, before the answer came
   */
  private record Seen(long number, long atNs) {}

  /**
   * @param atNs when it was known that there is no answer
   */
  private record Failed(StorageUnavailable problem, long atNs) {}

  private boolean isYounger(long atNs, long ns) {
    return nanoTime.getAsLong() - atNs < ns;
  }

  /**
   * The number as it was at most two seconds ago.
   *
   * @throws StorageUnavailable when the database cannot be asked
   */
  public long number() {
    Seen known = seen;
    if (known != null && isYounger(known.atNs(), ASK_AFTER_NS)) {
      return known.number();
    }
    if (known != null && isYounger(known.atNs(), LONGEST_NS) && !asking.tryLock()) {
      return known.number();
    }
    if (!asking.isHeldByCurrentThread()) {
      asking.lock();
    }
    try {
      Seen meanwhile = seen;
      return meanwhile != null && isYounger(meanwhile.atNs(), ASK_AFTER_NS)
          ? meanwhile.number()
          : ask();
    } finally {
      asking.unlock();
    }
  }

  private long ask() {
    Failed before = failed;
    if (before != null && isYounger(before.atNs(), ASK_AFTER_NS)) {
      return lastOr(before.problem());
    }
    long from = nanoTime.getAsLong();
    try {
      long number = rows.number("select dg_session_change()");
      seen = new Seen(number, from);
      failed = null;
      return number;
    } catch (StorageUnavailable e) {
      failed = new Failed(e, nanoTime.getAsLong());
      return lastOr(e);
    }
  }

  /** What was seen last, as long as it counts. */
  private long lastOr(StorageUnavailable problem) {
    Seen last = seen;
    if (last != null && isYounger(last.atNs(), LONGEST_NS)) {
      return last.number();
    }
    throw new StorageUnavailable(problem);
  }
}

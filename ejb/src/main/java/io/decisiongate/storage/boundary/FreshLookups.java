package io.decisiongate.storage.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.decisiongate.core.error.StorageUnavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the database said at most two seconds ago, so that a change is known on every node within
 * that time. However many want the same, one asks; when the database does not answer, they learn it
 * together, and those of the next second with them.
 */
public final class FreshLookups<K, V> {
  private static final int MOST_KEPT = 10_000;
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration FAILED = Duration.ofSeconds(1);

  private final Function<K, V> ask;
  private final Cache<K, Outcome<V>> outcomes;

  private sealed interface Outcome<V> {
    record Answered<V>(V answer) implements Outcome<V> {}

    record Failed<V>(StorageUnavailable problem) implements Outcome<V> {}
  }

  /**
   * Nothing is known yet.
   *
   * @param ask may throw {@link StorageUnavailable}
   */
  public FreshLookups(Function<K, V> ask) {
    this(ask, Ticker.systemTicker());
  }

  FreshLookups(Function<K, V> ask, Ticker ticker) {
    this.ask = ask;
    outcomes =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .ticker(ticker)
            .expireAfter(
                Expiry.<K, Outcome<V>>creating(
                    (key, outcome) -> outcome instanceof Outcome.Failed<V> ? FAILED : FRESH))
            .build();
  }

  /**
   * What the database says.
   *
   * @throws StorageUnavailable when it cannot be asked
   */
  public V get(K key) {
    return switch (Objects.requireNonNull(outcomes.get(key, this::outcome))) {
      case Outcome.Answered<V>(V answer) -> answer;
      case Outcome.Failed<V>(StorageUnavailable problem) -> throw new StorageUnavailable(problem);
    };
  }

  private Outcome<V> outcome(K key) {
    try {
      return new Outcome.Answered<>(ask.apply(key));
    } catch (StorageUnavailable e) {
      return new Outcome.Failed<>(e);
    }
  }
}

package io.decisiongate.storage.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.core.hash.HashedText;
import io.decisiongate.core.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was made of stored rows, bounded by the length of their texts. After two seconds a row
 * is looked at again; its hash tells whether what was made of it still holds, so that this node is
 * right soon after any change and yet parses each text once.
 *
 * @param <K> names the tenant, so that nothing is shared between tenants
 */
public final class ParsedRows<K, V> {
  private static final long FRESH_NS = Duration.ofSeconds(2).toNanos();

  private final Function<Json, V> parse;
  private final Cache<K, Known<V>> rows;

  private final LongSupplier clock;

  private record Known<V>(V value, HashedText row, long readAtNs) {}

  /**
   * An empty cache.
   *
   * @param mostCharacters of all texts together
   */
  public ParsedRows(long mostCharacters, Function<Json, V> parse) {
    this(mostCharacters, parse, System::nanoTime);
  }

  /**
   * The same with a clock of the caller's.
   *
   * @param clock in nanoseconds, from any beginning
   */
  ParsedRows(long mostCharacters, Function<Json, V> parse, LongSupplier clock) {
    this.parse = parse;
    this.clock = clock;
    rows =
        Caffeine.newBuilder()
            // Upkeep is less than handing it to another thread.
            .executor(Runnable::run)
            .maximumWeight(mostCharacters)
            .weigher((K key, Known<V> known) -> known.row().text().length())
            .build();
  }

  /**
   * What the row of this key holds.
   *
   * @param read reads the row; asked when it is not known here or was read too long ago
   */
  public Optional<V> find(K key, Function<K, Optional<HashedText>> read) {
    Known<V> known = rows.getIfPresent(key);
    if (known != null && clock.getAsLong() - known.readAtNs() < FRESH_NS) {
      return Optional.of(known.value());
    }
    Optional<HashedText> row = read.apply(key);
    if (row.isEmpty()) {
      rows.invalidate(key);
      return Optional.empty();
    }
    V value = value(known, row.get());
    rows.put(key, new Known<>(value, row.get(), clock.getAsLong()));
    return Optional.of(value);
  }

  /** Whether the row is known here to exist, without a look at the database. */
  public boolean knows(K key) {
    return rows.getIfPresent(key) != null;
  }

  /** Forgets everything. */
  public void clear() {
    rows.invalidateAll();
  }

  private V value(@Nullable Known<V> known, HashedText row) {
    return known != null && known.row().hasHashOf(row) ? known.value() : parse.apply(row.checked());
  }
}

package io.decisiongate.schemas.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.json.Json;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Pages of the registry, kept for two seconds, bounded, each for its own tenant. What this node
 * registers is in the next page that it answers; what another node registers, after two seconds at
 * the latest.
 */
@ApplicationScoped
public class PageCache {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final long MOST_CHARACTERS = 8L << 20;

  /** What an entry takes beside its records. */
  private static final int OVERHEAD = 1_024;

  /** Namespaces whose additions are counted; beyond, counting begins anew. */
  private static final int MOST_NAMESPACES = 100_000;

  @Inject ActiveConfiguration configuration;

  private final ConcurrentHashMap<Namespace, Long> additions = new ConcurrentHashMap<>();
  private final Cache<Wanted, Kept> pages =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .expireAfterWrite(FRESH)
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Wanted wanted, Kept kept) -> OVERHEAD + kept.page().characters())
          .build();

  private record Namespace(long tenant, long namespace) {}

  private record Wanted(Namespace namespace, Optional<SchemaCursor> after, int limit) {}

  /**
   * A page as it is answered.
   *
   * @param last where it ended; empty for a page without items
   * @param characters length of the stored records, as a measure of the memory it takes
   */
  public record Page(List<Json> items, Optional<SchemaCursor> last, int characters) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * A page as it was read.
   *
   * @param additions how many schemas this node had registered in the namespace before
   */
  private record Kept(Page page, long additions) {}

  @PostConstruct
  void prepare() {
    configuration.afterChange(pages::invalidateAll);
  }

  /** The page, read when it is not known here or may have changed. */
  public Page page(
      TenantContext tenant,
      long namespace,
      Optional<SchemaCursor> after,
      int limit,
      Supplier<Page> read) {
    Namespace in = new Namespace(tenant.tenant(), namespace);
    Wanted wanted = new Wanted(in, after, limit);
    long before = additions.getOrDefault(in, 0L);
    Kept kept = pages.getIfPresent(wanted);
    if (kept != null && kept.additions() == before) {
      return kept.page();
    }
    Page page = read.get();
    pages.put(wanted, new Kept(page, before));
    return page;
  }

  /** A schema of this namespace is committed. */
  public void added(TenantContext tenant, long namespace) {
    if (additions.size() > MOST_NAMESPACES) {
      additions.clear();
      pages.invalidateAll();
    }
    additions.merge(new Namespace(tenant.tenant(), namespace), 1L, Long::sum);
  }
}

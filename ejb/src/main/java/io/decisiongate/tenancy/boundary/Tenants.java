package io.decisiongate.tenancy.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.scope.NamespaceId;
import io.decisiongate.core.scope.TenantId;
import io.decisiongate.tenancy.control.TenantDirectory;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Which tenants and namespaces exist. What is known here is at most two seconds old. */
@ApplicationScoped
public class Tenants {
  private static final int MOST_CACHED = 100_000;
  private static final Duration FRESH = Duration.ofSeconds(2);

  @Inject TenantDirectory directory;
  @Inject ActiveConfiguration configuration;

  private final Cache<Key, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(FRESH).build();

  private record Key(long tenant, long namespace) {}

  @PostConstruct
  void prepare() {
    configuration.afterChange(known::invalidateAll);
  }

  /** Whether the tenant exists and is active. */
  public boolean knows(TenantId tenant) {
    return known.get(
        new Key(tenant.value(), 0), key -> directory.isActive(new TenantContext(key.tenant())));
  }

  /** Whether the namespace exists in the tenant and is active. */
  public boolean knows(TenantId tenant, NamespaceId namespace) {
    return known.get(
        new Key(tenant.value(), namespace.value()),
        key -> directory.isActive(new TenantContext(key.tenant()), key.namespace()));
  }
}

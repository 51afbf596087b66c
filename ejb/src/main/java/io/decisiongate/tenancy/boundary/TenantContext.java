package io.decisiongate.tenancy.boundary;

import io.decisiongate.core.scope.TenantId;

/**
 * The tenant for which a transaction runs.
 *
 * @param tenant a tenant's number, or 0 for the platform, which owns what belongs to no tenant
 */
public record TenantContext(long tenant) {
  public static final TenantContext PLATFORM = new TenantContext(0);

  public TenantContext {
    if (tenant < 0) {
      throw new IllegalArgumentException("no tenant has the number " + tenant);
    }
  }

  public static TenantContext of(TenantId tenant) {
    return new TenantContext(tenant.value());
  }
}

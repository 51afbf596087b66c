package io.decisiongate.system.container;

import io.decisiongate.tenancy.boundary.TenantBound;
import io.decisiongate.tenancy.boundary.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Runs a body in a method that is bound to a tenant, in each of the ways a component can be. */
@ApplicationScoped
public class Bound {
  /** As components do: joins a transaction or begins one. */
  @Transactional
  @TenantBound
  public <T> T to(TenantContext tenant, Supplier<T> body) {
    return body.get();
  }

  /** In a transaction of its own. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @TenantBound
  public <T> T apart(TenantContext tenant, Supplier<T> body) {
    return body.get();
  }

  /** Forgets to say which tenant. */
  @Transactional
  @TenantBound
  public <T> T toNobody(Supplier<T> body) {
    return body.get();
  }

  /** Forgets the transaction. */
  @TenantBound
  public <T> T withoutTransaction(TenantContext tenant, Supplier<T> body) {
    return body.get();
  }
}

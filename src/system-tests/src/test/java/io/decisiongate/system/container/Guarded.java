package io.decisiongate.system.container;

import io.decisiongate.access.boundary.NamespaceGuarded;
import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** A method behind all guards; they are named in another order than they are to be passed. */
@ApplicationScoped
public class Guarded {
  @MeteredFor(Metric.EVIDENCE_QUERIES)
  @NamespaceGuarded
  @Metered
  @TenantAuthorized
  public void run(Call call, Consumer<Call> body) {
    body.accept(call);
  }
}

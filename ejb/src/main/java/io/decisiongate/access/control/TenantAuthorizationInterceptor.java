package io.decisiongate.access.control;

import io.decisiongate.access.boundary.TenantAuthorized;
import io.decisiongate.audit.boundary.AuditEvents;
import io.decisiongate.calls.boundary.Call;
import io.decisiongate.core.error.Unauthorized;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** First of the guards: may this principal act here at all, and use this tool here? */
@TenantAuthorized
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
public class TenantAuthorizationInterceptor {
  @Inject TenantAuthorization authorization;
  @Inject CapabilityAuthorization capabilities;

  @AroundInvoke
  @Nullable Object authorize(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    TenantAuthorization.Decision decision =
        authorization.decide(call.principal(), call.tenant(), call.namespace());
    call.change().audit(AuditEvents.tenantAuthz(call, decision.allowed(), decision.reason()));
    if (!decision.allowed()) {
      throw new Unauthorized(decision.reason());
    }
    requireCapability(call);
    return invocation.proceed();
  }

  private void requireCapability(Call call) {
    try {
      capabilities.require(call.principal(), call.tool(), call.tenant(), call.namespace());
    } catch (Unauthorized refusal) {
      call.change()
          .audit(
              AuditEvents.denied(
                  call.origin(),
                  call.tool().wire(),
                  Optional.of(call.principal()),
                  refusal.explanation()));
      throw refusal;
    }
  }
}

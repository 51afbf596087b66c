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
import org.jspecify.annotations.Nullable;

/** First of the guards: may this principal act here at all? */
@TenantAuthorized
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
public class TenantAuthorizationInterceptor {
  @Inject TenantAuthorization authorization;

  @AroundInvoke
  @Nullable Object authorize(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    TenantAuthorization.Decision decision =
        authorization.decide(call.principal(), call.tenant(), call.namespace());
    call.change().audit(AuditEvents.tenantAuthz(call, decision.allowed(), decision.reason()));
    if (!decision.allowed()) {
      throw new Unauthorized(decision.reason());
    }
    return invocation.proceed();
  }
}

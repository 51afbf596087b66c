package io.decisiongate.usage.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.usage.boundary.Metered;
import io.decisiongate.usage.boundary.Metric;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Counts the tool call. */
@Metered
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 20)
public class MeteredInterceptor {
  private static final long ONE_CALL = 1;

  @Inject Meter meter;

  @AroundInvoke
  @Nullable Object count(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    meter.check(call, Metric.TOOL_CALLS, ONE_CALL);
    Object result = invocation.proceed();
    meter.record(call, Metric.TOOL_CALLS, ONE_CALL);
    return result;
  }
}

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
  @Inject Meter meter;

  @AroundInvoke
  @Nullable Object count(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    Metric metric = Metric.TOOL_CALLS;
    meter.check(call, metric);
    Object result = invocation.proceed();
    meter.record(call, metric);
    return result;
  }
}

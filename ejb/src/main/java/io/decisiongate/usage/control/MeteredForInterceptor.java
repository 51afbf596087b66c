package io.decisiongate.usage.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Counts the further metric of a boundary method. */
@MeteredFor
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 40)
public class MeteredForInterceptor {
  @Inject Meter meter;

  @AroundInvoke
  @Nullable Object count(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    Metric metric = invocation.getMethod().getAnnotation(MeteredFor.class).value();
    meter.check(call, metric);
    Object result = invocation.proceed();
    meter.record(call, metric);
    return result;
  }
}

package io.decisiongate.usage.control;

import io.decisiongate.calls.boundary.Call;
import io.decisiongate.usage.boundary.MeteredFor;
import io.decisiongate.usage.boundary.Metric;
import io.decisiongate.usage.boundary.StoresBytes;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Counts the further metrics of a boundary method. */
@MeteredFor
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 40)
public class MeteredForInterceptor {
  private static final long ONE_UNIT = 1;

  @Inject Meter meter;

  @AroundInvoke
  @Nullable Object count(InvocationContext invocation) throws Exception {
    Call call = (Call) invocation.getParameters()[0];
    Metric[] metrics = invocation.getMethod().getAnnotation(MeteredFor.class).value();
    for (Metric metric : metrics) {
      meter.check(call, metric, units(metric, invocation));
    }
    Object result = invocation.proceed();
    for (Metric metric : metrics) {
      meter.record(call, metric, units(metric, invocation));
    }
    return result;
  }

  private static long units(Metric metric, InvocationContext invocation) {
    return metric == Metric.STORAGE_BYTES
        ? ((StoresBytes) invocation.getParameters()[1]).storedBytes()
        : ONE_UNIT;
  }
}

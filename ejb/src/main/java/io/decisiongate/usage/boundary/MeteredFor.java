package io.decisiongate.usage.boundary;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Counts further metrics: checked after the namespace in the order given, recorded only after
 * success. The first argument is the {@link io.decisiongate.calls.boundary.Call}; the second, where
 * bytes are counted, a {@link StoresBytes}.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MeteredFor {
  @Nonbinding
  Metric[] value() default {};
}

package io.decisiongate.access.boundary;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses the call unless its principal may act in the tenant and namespace that it names, and use
 * the tool there; audits the decision about the tenant either way, the other one when it refuses.
 * The first argument is the {@link io.decisiongate.calls.boundary.Call}.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantAuthorized {}

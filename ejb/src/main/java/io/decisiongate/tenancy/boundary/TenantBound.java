package io.decisiongate.tenancy.boundary;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds the transaction of the method to the tenant of its {@link TenantContext} argument, so that
 * row-level security shows that tenant's rows and no others. Used together with {@code
 * jakarta.transaction.Transactional}; a method without such an argument or without a transaction
 * fails before its first statement.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantBound {}

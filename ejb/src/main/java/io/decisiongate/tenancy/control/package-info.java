/** Interceptor that binds the tenant. */
@NullMarked
package io.decisiongate.tenancy.control;

import org.jspecify.annotations.NullMarked;

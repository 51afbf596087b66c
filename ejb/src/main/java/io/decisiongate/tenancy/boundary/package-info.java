/**
 * Tenants, their namespaces, and the binding of a transaction to one of them. A bean method marked
 * {@link io.decisiongate.tenancy.boundary.TenantBound} runs with the tenant of its {@link
 * io.decisiongate.tenancy.boundary.TenantContext} argument; without one it fails.
 */
@NullMarked
package io.decisiongate.tenancy.boundary;

import org.jspecify.annotations.NullMarked;

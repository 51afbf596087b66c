/**
 * Who may do what where. Boundary methods marked {@link
 * io.decisiongate.access.boundary.TenantAuthorized} and {@link
 * io.decisiongate.access.boundary.NamespaceGuarded} are refused with {@link
 * io.decisiongate.core.error.Unauthorized} before they start.
 */
@NullMarked
package io.decisiongate.access.boundary;

import org.jspecify.annotations.NullMarked;

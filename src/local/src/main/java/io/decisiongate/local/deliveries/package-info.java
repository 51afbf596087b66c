/**
 * Deliveries of packets as the operator sees and changes them (docs/dispatch.md): of all tenants,
 * through the account that owns the schema. Policies bind that account too, so every tenant is
 * bound for its own statements. {@link io.decisiongate.local.deliveries.GivenUpDeliveries} lists,
 * {@link io.decisiongate.local.deliveries.DeliveryChanges} changes; both throw {@link
 * io.decisiongate.local.StartFailure} when the database does not do it.
 */
@NullMarked
package io.decisiongate.local.deliveries;

import org.jspecify.annotations.NullMarked;

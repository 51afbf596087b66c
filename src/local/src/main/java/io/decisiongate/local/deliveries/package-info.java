/**
 * Deliveries of packets that the server has given up (docs/dispatch.md), as the operator sees them:
 * of all tenants, through the account that owns the schema. Policies bind that account too, so
 * every tenant is bound for its own statements.
 */
@NullMarked
package io.decisiongate.local.deliveries;

import org.jspecify.annotations.NullMarked;

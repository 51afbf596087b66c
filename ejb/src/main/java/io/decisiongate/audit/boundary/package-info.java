/**
 * The audit events and the order of their members (audit-metrics.md section 3). The journal numbers
 * and chains them.
 */
@NullMarked
package io.decisiongate.audit.boundary;

import org.jspecify.annotations.NullMarked;

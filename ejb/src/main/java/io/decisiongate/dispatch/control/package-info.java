/** The outbox' leases, the sinks, and the work of delivering. */
@NullMarked
package io.decisiongate.dispatch.control;

import org.jspecify.annotations.NullMarked;

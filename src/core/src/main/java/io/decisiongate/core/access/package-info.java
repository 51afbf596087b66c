/**
 * Who may act where and do what: the tenant policy and its decisions, the catalogue of {@link
 * io.decisiongate.core.access.Capability capabilities}, the {@link io.decisiongate.core.access.Role
 * roles} that hold them, and the {@link io.decisiongate.core.access.Rights} of one principal. Pure
 * rules; nobody is asked.
 */
@NullMarked
package io.decisiongate.core.access;

import org.jspecify.annotations.NullMarked;

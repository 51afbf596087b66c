/** Arithmetic of the audit log: its hash chain and the hashes of its leaves. */
@NullMarked
package io.decisiongate.core.audit;

import org.jspecify.annotations.NullMarked;

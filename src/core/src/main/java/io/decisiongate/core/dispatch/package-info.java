/**
 * How packets reach their targets (engine.md section 13): targets, envelopes, receipts, and the
 * policy that decides on disclosure.
 *
 * <p>The server delivers nothing itself: dispatching writes a receipt, and clients read the packets
 * from answers.
 */
@NullMarked
package io.decisiongate.core.dispatch;

import org.jspecify.annotations.NullMarked;

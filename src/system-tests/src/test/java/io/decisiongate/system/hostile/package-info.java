/**
 * A server under hostile input: a flood of generated requests, slow senders and broken connections.
 *
 * <p>{@link io.decisiongate.system.hostile.OpenTenancyHostileIT} and {@link
 * io.decisiongate.system.hostile.ManagedTenancyHostileIT} run a {@link
 * io.decisiongate.system.hostile.Flood} of {@link io.decisiongate.system.hostile.Attack}s; where
 * those come from are the implementations of {@link io.decisiongate.system.hostile.Attacks}. {@link
 * io.decisiongate.system.hostile.AnswerRules} say which answers are sound, {@link
 * io.decisiongate.system.hostile.ServerLoad} what the server's process holds, {@link
 * io.decisiongate.system.hostile.ServerLogs} what it has written.
 */
@NullMarked
package io.decisiongate.system.hostile;

import org.jspecify.annotations.NullMarked;

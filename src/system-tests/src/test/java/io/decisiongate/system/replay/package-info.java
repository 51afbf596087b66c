/**
 * Replays recorded exchanges against the running server and compares its answers.
 *
 * <p>A {@link io.decisiongate.system.replay.Recording} holds a configuration, files and ordered
 * {@link io.decisiongate.system.replay.Exchange exchanges}; {@link
 * io.decisiongate.system.replay.Comparison} applies the rules of fixtures/exchanges/README.md. What
 * is known to differ for now is in {@code known-differences.json}, and an entry that differs no
 * longer fails the test, so that the list stays true.
 */
@NullMarked
package io.decisiongate.system.replay;

import org.jspecify.annotations.NullMarked;

/** Packets on their way to a receiver that is slow, away, or in error, from servers that die. */
@NullMarked
package io.decisiongate.system.dispatch;

import org.jspecify.annotations.NullMarked;

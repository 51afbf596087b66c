/** Tokens, the rules of refreshing them, the keys that sign, and the reads behind all that. */
@NullMarked
package io.decisiongate.sessions.control;

import org.jspecify.annotations.NullMarked;

/**
 * Reads RON, the object notation of the Rust world (requirements.md section 9.1), strictly: what
 * JSON has no value for is a syntax error or a type of its own, never silently null.
 *
 * <p>{@link io.decisiongate.core.ron.RonReader} reads text into a {@link
 * io.decisiongate.core.ron.Ron} and throws {@link io.decisiongate.core.ron.RonSyntaxException},
 * which says at which line and column.
 */
@NullMarked
package io.decisiongate.core.ron;

import org.jspecify.annotations.NullMarked;

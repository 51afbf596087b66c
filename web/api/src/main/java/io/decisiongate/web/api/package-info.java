/**
 * The HTTP face of the server at the root context. A request goes down: {@link
 * io.decisiongate.web.api.Admission} counts and checks it, the resource reads it in its dialect,
 * the tool dispatcher carries it out, the dialect writes the answer.
 */
@NullMarked
package io.decisiongate.web.api;

import org.jspecify.annotations.NullMarked;

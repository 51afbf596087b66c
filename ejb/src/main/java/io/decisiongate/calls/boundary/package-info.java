/**
 * One call on its way through the server: who made it, where it acts, and what it will leave
 * behind.
 */
@NullMarked
package io.decisiongate.calls.boundary;

import org.jspecify.annotations.NullMarked;

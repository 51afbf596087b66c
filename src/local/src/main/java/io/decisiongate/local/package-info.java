/**
 * First start on one machine: a data directory, the database in it, the server over it. What stops
 * a start is a {@link io.decisiongate.local.StartFailure} whose message can be shown as it is.
 */
@NullMarked
package io.decisiongate.local;

import org.jspecify.annotations.NullMarked;

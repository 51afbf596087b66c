/**
 * Log-ins (sessions-rbac.md sections 1 to 7). {@link io.decisiongate.sessions.boundary.LogIns}
 * makes sessions, {@link io.decisiongate.sessions.boundary.Refreshing} exchanges their refresh
 * tokens, {@link io.decisiongate.sessions.boundary.Sessions} shows and ends them, {@link
 * io.decisiongate.sessions.boundary.PublishedKeys} are the keys by which access tokens are
 * verified. Whether an access token is good, {@code identity} finds out.
 */
@NullMarked
package io.decisiongate.sessions.boundary;

import org.jspecify.annotations.NullMarked;

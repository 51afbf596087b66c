/**
 * Who calls. {@link io.decisiongate.identity.boundary.Authenticator} turns what a request carries
 * into a {@link io.decisiongate.identity.boundary.Principal} or fails with {@link
 * io.decisiongate.core.error.Unauthenticated}.
 */
@NullMarked
package io.decisiongate.identity.boundary;

import org.jspecify.annotations.NullMarked;

/** {@code dg provider}: what the configured providers can answer, without a server. */
@NullMarked
package io.decisiongate.cli.provider;

import org.jspecify.annotations.NullMarked;

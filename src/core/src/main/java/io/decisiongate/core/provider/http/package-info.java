/**
 * The built-in provider {@code http} (providers.md section 5): {@link
 * io.decisiongate.core.provider.http.HttpProvider} asks web resources for their status and for the
 * hash of their body. All failures are {@link io.decisiongate.core.evidence.ProviderFailure}.
 */
@NullMarked
package io.decisiongate.core.provider.http;

import org.jspecify.annotations.NullMarked;

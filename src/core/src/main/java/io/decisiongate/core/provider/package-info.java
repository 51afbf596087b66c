/**
 * The built-in evidence providers that need no network (providers.md sections 2 to 4): {@link
 * io.decisiongate.core.provider.TimeProvider}, {@link io.decisiongate.core.provider.EnvProvider}
 * and {@link io.decisiongate.core.provider.JsonFileProvider}. They throw {@link
 * io.decisiongate.core.evidence.ProviderFailure} or, the last one, answer structured errors; what
 * cannot start throws {@link io.decisiongate.core.evidence.ProviderConfigurationException}.
 */
@NullMarked
package io.decisiongate.core.provider;

import org.jspecify.annotations.NullMarked;

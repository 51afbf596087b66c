/**
 * What a condition asks and what a provider answers (providers.md sections 1 and 8).
 *
 * <p>{@link io.decisiongate.core.evidence.EvidenceProvider} is the seam: built-in and external
 * providers implement it. It answers an {@link io.decisiongate.core.evidence.EvidenceResult}, with
 * a structured error inside when the provider knows one, or throws {@link
 * io.decisiongate.core.evidence.ProviderFailure}.
 */
@NullMarked
package io.decisiongate.core.evidence;

import org.jspecify.annotations.NullMarked;

package io.decisiongate.evidence.boundary;

import io.decisiongate.core.evidence.ProviderObserver;
import java.time.Duration;

/**
 * Event: a provider was asked, and the question has come to its end.
 *
 * @param provider its name in the configuration
 */
public record ProviderQuestion(String provider, ProviderObserver.Outcome outcome, Duration time) {}

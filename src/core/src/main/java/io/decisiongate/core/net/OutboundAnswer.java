package io.decisiongate.core.net;

import java.util.Optional;

/**
 * The head of an answer.
 *
 * @param status 100 to 999; a redirect is an answer like any other
 */
public record OutboundAnswer(int status, Optional<String> contentType) {}

package io.decisiongate.administration.boundary;

import java.util.Optional;

/**
 * How a creation is told from its repetition.
 *
 * @param idempotencyKey as the caller sent it
 * @param request SHA-256 of method, path and body
 */
public record Creation(Optional<String> idempotencyKey, byte[] request) {}

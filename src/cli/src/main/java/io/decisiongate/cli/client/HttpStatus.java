package io.decisiongate.cli.client;

/**
 * An answer whose status is no success.
 *
 * @param body as it came
 */
public record HttpStatus(int status, String body) {}

package io.decisiongate.administration.boundary;

/**
 * Which page of a list.
 *
 * @param after the key that it follows; empty for the first page
 * @param most how many items, 1 to 200
 */
public record PageRequest(String after, int most) {}

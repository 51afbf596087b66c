package io.decisiongate.dispatch.boundary;

/**
 * What waits to be delivered, of all tenants, as this node has seen it last.
 *
 * @param waiting deliveries
 * @param oldestAgeMs milliseconds since the first of them was issued; 0 when none waits
 */
public record Backlog(long waiting, long oldestAgeMs) {
  public static final Backlog EMPTY = new Backlog(0, 0);
}

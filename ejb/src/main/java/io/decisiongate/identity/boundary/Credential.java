package io.decisiongate.identity.boundary;

import java.util.Optional;
import java.util.Set;

/**
 * What a principal showed, and what that is good for.
 *
 * @param id never the secret itself
 * @param tools the only tools it is good for; empty: all
 * @param rate how often it may be used on a node; empty: as often as its principal likes
 */
public record Credential(String id, Optional<Set<String>> tools, Optional<Rate> rate) {
  public Credential {
    tools = tools.map(Set::copyOf);
  }

  /**
   * A limit of uses.
   *
   * @param maxRequests in each window, at least 1
   * @param windowMs milliseconds, at least 1
   */
  public record Rate(int maxRequests, long windowMs) {}

  /** A credential without limits. */
  public static Credential of(String id) {
    return new Credential(id, Optional.empty(), Optional.empty());
  }

  /** Whether it is good for this tool. */
  public boolean allows(String tool) {
    return tools.isEmpty() || tools.get().contains(tool);
  }
}

package io.decisiongate.identity.boundary;

import java.util.Optional;
import java.util.Set;

/**
 * What a principal showed, and what that is good for.
 *
 * @param id never the secret itself
 * @param tools the only tools it is good for; empty: all
 * @param rate how often it may be used on a node; empty: as often as its principal likes
 * @param session the log-in that it belongs to, which has the id and the limits of the key that
 *     opened it; empty when it stands for itself
 */
public record Credential(
    String id, Optional<Set<String>> tools, Optional<Rate> rate, Optional<Session> session) {
  public Credential {
    tools = tools.map(Set::copyOf);
  }

  /** A credential that stands for itself. */
  public Credential(String id, Optional<Set<String>> tools, Optional<Rate> rate) {
    this(id, tools, rate, Optional.empty());
  }

  /**
   * A log-in.
   *
   * @param tenant the only one in which it is good; empty when its principal had none
   */
  public record Session(String sid, Optional<Long> tenant) {}

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

package io.decisiongate.sessions.control;

import io.decisiongate.core.configuration.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which key signs, and when there is to be another (sessions-rbac.md section 4). A key is published
 * an hour before it signs, so that whoever keeps the published keys for a while has it in time, and
 * goes on verifying as long as a token that it signed may be good.
 */
public final class KeyRotation {
  /** How long before its first signature a key is published, in milliseconds. */
  static final long LEAD_MS = Duration.ofHours(1).toMillis();

  /** How long after the next one's first signature a key is kept, in milliseconds. */
  public static final long KEPT_MS =
      Duration.ofSeconds(SessionSettings.LONGEST_ACCESS_S).plusMinutes(1).toMillis();

  private KeyRotation() {}

  /**
   * A key pair as it is stored.
   *
   * @param signsFrom Unix milliseconds
   */
  public record Stored(String kid, String publicJwk, byte[] box, long signsFrom) {}

  /**
   * The key that signs now: the newest that may and that this server can open.
   *
   * @param keys in the order of their first signatures
   */
  static Optional<Stored> signing(List<Stored> keys, long now, Predicate<Stored> opens) {
    return keys.reversed().stream().filter(key -> key.signsFrom() <= now).filter(opens).findFirst();
  }

  /**
   * From when a key that is to be made now would sign; empty when none is needed.
   *
   * @param keys in the order of their first signatures
   * @param usable whether one of them signs now
   * @param days for which a key signs
   */
  static Optional<Long> due(List<Stored> keys, boolean usable, long now, long days) {
    if (!usable) {
      return Optional.of(now);
    }
    long wanted = keys.getLast().signsFrom() + Duration.ofDays(days).toMillis();
    return now < wanted - LEAD_MS ? Optional.empty() : Optional.of(Math.max(wanted, now + LEAD_MS));
  }
}

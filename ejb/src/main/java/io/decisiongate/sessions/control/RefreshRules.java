package io.decisiongate.sessions.control;

import java.util.Optional;

/** What becomes of a refresh token that somebody shows (sessions-rbac.md section 5). */
public final class RefreshRules {
  /** In which a session may be refreshed so often only, in milliseconds. */
  public static final long WINDOW_MS = 900_000;

  private RefreshRules() {}

  /**
   * What is known of the token. All times are Unix milliseconds of the database.
   *
   * @param now when this was read
   * @param usedAt when it was used; empty: not yet
   * @param revoked whether it was revoked before it was used
   * @param box its successor, encrypted under the token; empty when that is not kept (any more)
   * @param successorSpent whether the successor was used or revoked
   * @param sessionRevoked whether its session, and so the whole family, was ended
   * @param expiresAt when its session ends, whatever happens
   * @param idleExpiresAt when its session ends unless it is refreshed
   * @param refreshes how often its session was refreshed in the last {@link #WINDOW_MS}
   * @param oldestRefreshAt the first of those; empty when there is none
   */
  public record Known(
      long now,
      Optional<Long> usedAt,
      boolean revoked,
      Optional<byte[]> box,
      boolean successorSpent,
      boolean sessionRevoked,
      long expiresAt,
      long idleExpiresAt,
      long refreshes,
      Optional<Long> oldestRefreshAt) {}

  /** What to do. */
  public sealed interface Verdict {
    /** Use it up and make a successor. */
    record Rotate() implements Verdict {}

    /** Give the same successor once more. */
    record Repeat(byte[] box) implements Verdict {}

    /** Nothing changes; the reason is for the audit. */
    record Refuse(String reason) implements Verdict {}

    /** A thief has it or has had it: the session ends. */
    record Theft(String reason) implements Verdict {}

    /**
     * Too often.
     *
     * @param retryAfterMs milliseconds, at least 1
     */
    record Wait(long retryAfterMs) implements Verdict {}
  }

  /**
   * Decides.
   *
   * @param graceMs how long after its use the token gives its successor again
   * @param most how often a session may be refreshed in {@link #WINDOW_MS}
   */
  public static Verdict decide(Known token, long graceMs, long most) {
    if (token.sessionRevoked()) {
      return new Verdict.Refuse("session that is over");
    }
    if (token.expiresAt() <= token.now()) {
      return new Verdict.Refuse("session that has expired");
    }
    if (token.idleExpiresAt() <= token.now()) {
      return new Verdict.Refuse("session that was idle too long");
    }
    if (token.usedAt().isPresent()) {
      return ofUsed(token, token.usedAt().get(), graceMs);
    }
    if (token.revoked()) {
      return new Verdict.Refuse("token that was revoked");
    }
    if (token.refreshes() >= most) {
      long freeAt = token.oldestRefreshAt().orElse(token.now()) + WINDOW_MS;
      return new Verdict.Wait(Math.max(1, freeAt - token.now()));
    }
    return new Verdict.Rotate();
  }

  private static Verdict ofUsed(Known token, long usedAt, long graceMs) {
    if (token.now() - usedAt >= graceMs) {
      return new Verdict.Theft("token used again after the grace time");
    }
    if (token.successorSpent()) {
      return new Verdict.Theft("token used again after its successor");
    }
    return token
        .box()
        .<Verdict>map(Verdict.Repeat::new)
        .orElseGet(() -> new Verdict.Theft("token used again without a successor to give"));
  }
}

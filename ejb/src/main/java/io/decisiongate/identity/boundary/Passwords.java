package io.decisiongate.identity.boundary;

import io.decisiongate.configuration.boundary.ActiveConfiguration;
import io.decisiongate.core.error.InvalidParams;
import io.decisiongate.core.error.RateLimited;
import io.decisiongate.core.error.TooManyAttempts;
import io.decisiongate.core.error.Unauthenticated;
import io.decisiongate.core.error.Unauthorized;
import io.decisiongate.identity.control.PasswordVerifier;
import io.decisiongate.storage.boundary.LookupRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Passwords of persons (sessions-rbac.md section 3), where {@code identity.sessions.passwords}
 * allows them. Five wrong ones in a row lock a person's password for 15 minutes, on all nodes.
 */
@ApplicationScoped
public class Passwords {
  /**
   * Characters that a password has at least: as for one without a second factor (NIST SP 800-63B).
   */
  public static final int FEWEST_CHARACTERS = 15;

  public static final int MOST_CHARACTERS = 256;

  /** UTF-16 units that are looked at, however a password is spelt. */
  private static final int MOST_UNITS = 4 * MOST_CHARACTERS;

  private static final int KEY_HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_FAILURES = 5;
  private static final Duration LOCK = Duration.ofMinutes(15);

  /** Checking one keeps a processor busy; other calls need those that are left. */
  private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final int MOST_WAITING = 16;
  private static final long AGAIN_MS = 1_000;

  /** Of nobody, so that names that nobody has take as long as others. */
  private static final Kept NOBODYS =
      new Kept.Open(
          new PasswordVerifier(PasswordVerifier.ITERATIONS, new byte[16], new byte[64]),
          new byte[0]);

  @Inject LookupRows rows;
  @Inject Authenticator authenticator;
  @Inject ActiveConfiguration configuration;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /** Somebody's password at the time of an attempt. */
  private sealed interface Kept {
    record Locked(long leftMs) implements Kept {}

    record Open(PasswordVerifier verifier, byte[] keyHash) implements Kept {}
  }

  /**
   * Makes sure that there are passwords.
   *
   * @throws InvalidParams when the configuration has switched them off
   */
  public void requireAllowed() {
    if (!configuration.get().identity().sessions().passwords()) {
      throw new InvalidParams("passwords are off; set identity.sessions.passwords");
    }
  }

  /**
   * What is kept of a new password.
   *
   * @throws InvalidParams when it is too short or too long
   */
  public String verifierOf(String password) {
    requireLength(password);
    return inTurn(() -> PasswordVerifier.of(password).text());
  }

  /**
   * Makes sure that a new password is neither too short nor too long, as it is compared.
   *
   * @throws InvalidParams when it is
   */
  public void requireLength(String password) {
    int characters = password.length() > MOST_UNITS ? 0 : PasswordVerifier.characters(password);
    if (characters < FEWEST_CHARACTERS || characters > MOST_CHARACTERS) {
      throw new InvalidParams(
          "a password has %d to %d characters".formatted(FEWEST_CHARACTERS, MOST_CHARACTERS));
    }
  }

  /**
   * Makes sure that this is somebody's password. An unknown name, a disabled person, one without a
   * password and a wrong password look alike.
   *
   * @param shown where it comes from
   * @return the hash of the key whose rights its sessions have
   * @throws Unauthenticated when it is not
   * @throws TooManyAttempts when the person's password is locked, whatever this one is
   * @throws RateLimited when too many attempts came from the address
   */
  public byte[] require(Credentials shown, String principal, String password) {
    authenticator.requireGoodCertificate(shown);
    authenticator.countFailure(shown);
    if (password.length() > MOST_UNITS || principal.indexOf('\0') >= 0) {
      throw wrong(principal);
    }
    // Whoever gets no turn has made no attempt.
    return inTurn(() -> checked(principal, password));
  }

  private byte[] checked(String principal, String password) {
    return switch (counted(principal).orElse(NOBODYS)) {
      case Kept.Locked locked -> throw new TooManyAttempts(locked.leftMs());
      case Kept.Open open when open.verifier().matches(password) -> {
        rows.all("select dg_password_right(?)", row -> true, (Object) open.keyHash());
        yield open.keyHash();
      }
      case Kept.Open ignored -> throw wrong(principal);
    };
  }

  /** The audit, and nobody else, learns whose password was tried. */
  private static Unauthenticated wrong(String principal) {
    String named = principal.length() > MOST_CHARACTERS ? "a long name" : principal;
    return new Unauthenticated("login: wrong password of " + named);
  }

  /**
   * Makes sure that this is the password of somebody who is known already.
   *
   * @throws Unauthorized when it is not
   * @throws TooManyAttempts when the person's password is locked
   * @throws RateLimited when too many attempts came from the address
   */
  public void requireOwn(Credentials shown, String principal, String password) {
    try {
      require(shown, principal, password);
    } catch (Unauthenticated e) {
      throw new Unauthorized("wrong current password");
    }
  }

  /** For the key of a password: a hash of which nobody has the key. */
  public static byte[] newKeyHash() {
    byte[] hash = new byte[KEY_HASH_BYTES];
    RANDOM.nextBytes(hash);
    return hash;
  }

  private Optional<Kept> counted(String principal) {
    return rows.first(
        "select * from dg_password_attempt(?, ?, ?)",
        Passwords::kept,
        principal,
        MOST_FAILURES,
        LOCK.toMillis());
  }

  private static Kept kept(ResultSet row) throws SQLException {
    String verifier = row.getString("verifier");
    return verifier == null
        ? new Kept.Locked(row.getLong("locked_ms"))
        : new Kept.Open(PasswordVerifier.parse(verifier), row.getBytes("key_hash"));
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!waiting.tryAcquire()) {
      throw new RateLimited(AGAIN_MS);
    }
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
      waiting.release();
    }
  }
}

package io.decisiongate.core.tls;

import io.decisiongate.core.error.Unauthenticated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the certificates that clients show are good at this moment. A handshake asks this once;
 * here it is asked for each request, so that a certificate that expires, is revoked, or whose
 * authority is no longer trusted also ends the connections that it has opened.
 *
 * <p>Changed files count within two seconds. While one cannot be used, no certificate is good.
 */
public final class ClientCertificates {
  private static final System.Logger LOG = System.getLogger(ClientCertificates.class.getName());
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** For which a verdict is kept; then intermediate authorities are looked at again. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int MOST_VERDICTS = 1024;

  private final Path authorities;
  private final Optional<Path> revoked;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile State state;

  /**
   * Reads the files.
   *
   * @param authorities file with the certificates of those who may have signed
   * @param revoked file with their lists of revoked certificates; empty means that nobody looks
   * @throws IllegalArgumentException when one cannot be used; a list that has expired can, but
   *     makes the certificates of its issuer bad
   */
  public ClientCertificates(Path authorities, Optional<Path> revoked, InstantSource clock) {
    this.authorities = authorities;
    this.revoked = revoked;
    this.clock = clock;
    Instant now = clock.instant();
    this.state =
        new State(
            stamps(),
            now,
            now,
            ClientAuthorities.read(authorities, revoked, now),
            Optional.empty());
    tell(state.authorities().expired());
  }

  /**
   * Checks a chain.
   *
   * @param chain as the client sent it, its own certificate first
   * @throws Unauthenticated when it is not good now
   */
  public void requireGood(List<X509Certificate> chain) {
    Optional<String> problem = current().problem(chain, clock.instant());
    if (problem.isPresent()) {
      throw new Unauthenticated(problem.get());
    }
  }

  private State current() {
    State before = state;
    Instant now = clock.instant();
    if (now.isBefore(before.seen().plus(BETWEEN_LOOKS)) || !looking.tryLock()) {
      return before;
    }
    try {
      state = next(state, now);
      return state;
    } finally {
      looking.unlock();
    }
  }

  private State next(State before, Instant now) {
    List<List<Object>> stamps = stamps();
    boolean same =
        stamps.equals(before.stamps())
            && now.isBefore(before.read().plus(LONGEST))
            && before.authorities().holdsUntil().filter(now::isAfter).isEmpty();
    return same ? before.seenAt(now) : read(before, stamps, now);
  }

  private State read(State before, List<List<Object>> stamps, Instant now) {
    try {
      State read =
          new State(
              stamps,
              now,
              now,
              ClientAuthorities.read(authorities, revoked, now),
              Optional.empty());
      if (!read.authorities().expired().equals(before.authorities().expired())) {
        tell(read.authorities().expired());
      }
      return read;
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      if (!before.unreadable().equals(Optional.of(why))) {
        LOG.log(System.Logger.Level.WARNING, "no client certificate is good: {0}", why);
      }
      return new State(stamps, now, now, before.authorities(), Optional.of(why));
    }
  }

  private static void tell(List<String> expired) {
    for (String sentence : expired) {
      LOG.log(
          System.Logger.Level.WARNING,
          "no client certificate of this authority is good: {0}",
          sentence);
    }
  }

  private List<List<Object>> stamps() {
    return revoked
        .map(path -> List.of(stamp(authorities), stamp(path)))
        .orElseGet(() -> List.of(stamp(authorities)));
  }

  /** What tells one content of a file from another without reading it. */
  private static List<Object> stamp(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return List.of(file.lastModifiedTime(), file.size(), Optional.ofNullable(file.fileKey()));
    } catch (IOException missing) {
      return List.of();
    }
  }

  /**
   * What the files said.
   *
   * @param seen when they were looked at
   * @param read when they were read
   * @param unreadable why they cannot be used now
   */
  private record State(
      List<List<Object>> stamps,
      Instant seen,
      Instant read,
      ClientAuthorities authorities,
      Optional<String> unreadable,
      Map<List<X509Certificate>, Optional<String>> verdicts) {
    State(
        List<List<Object>> stamps,
        Instant seen,
        Instant read,
        ClientAuthorities authorities,
        Optional<String> unreadable) {
      this(stamps, seen, read, authorities, unreadable, new ConcurrentHashMap<>());
    }

    State seenAt(Instant now) {
      return new State(stamps, now, read, authorities, unreadable, verdicts);
    }

    Optional<String> problem(List<X509Certificate> chain, Instant now) {
      if (unreadable.isPresent()) {
        return Optional.of("client certificate that cannot be checked: " + unreadable.get());
      }
      if (now.isAfter(chain.getFirst().getNotAfter().toInstant())) {
        return Optional.of("client certificate that has expired");
      }
      if (verdicts.size() > MOST_VERDICTS) {
        verdicts.clear();
      }
      return verdicts.computeIfAbsent(chain, this::verdict);
    }

    private Optional<String> verdict(List<X509Certificate> chain) {
      try {
        authorities.check(chain);
        return Optional.empty();
      } catch (CertificateException e) {
        return Optional.of("client certificate that is not good: " + e.getMessage());
      }
    }
  }
}

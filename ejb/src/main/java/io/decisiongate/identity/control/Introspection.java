package io.decisiongate.identity.control;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.decisiongate.core.configuration.IntrospectionSettings;
import io.decisiongate.core.configuration.IssuerSettings;
import io.decisiongate.core.hash.Sha256;
import io.decisiongate.identity.boundary.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens by asking their issuer (RFC 7662). What it says holds for a bounded time and a
 * bounded number of tokens, kept by their SHA-256; about one token it is asked once at a time,
 * about all of them at most {@value #MOST_AT_ONCE} times at once. When it does not answer, only
 * tokens that it has called good within that time are.
 */
final class Introspection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Introspection.class.getName());
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_KNOWN = 10_000;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration BAD_FOR = Duration.ofSeconds(2);
  private static final Duration BETWEEN_WARNINGS = Duration.ofSeconds(10);

  private final IssuerSettings issuer;
  private final Duration goodFor;
  private final IntrospectionEndpoint endpoint;
  private final IssuerSubjects subjects;
  private final DefaultJWTClaimsVerifier<SecurityContext> rules;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());
  private final AsyncCache<Sha256, Verdict> known =
      Caffeine.newBuilder()
          .maximumSize(MOST_KNOWN)
          .expireAfter(Expiry.<Sha256, Verdict>creating((token, verdict) -> verdict.life()))
          .buildAsync();

  /** What is known of a token, and for how long. */
  private sealed interface Verdict {
    Duration life();

    record Good(JWTClaimsSet claims, Duration life) implements Verdict {}

    record Bad(String why) implements Verdict {
      @Override
      public Duration life() {
        return BAD_FOR;
      }
    }

    /** The issuer did not say. */
    record Unknown() implements Verdict {
      @Override
      public Duration life() {
        return Duration.ZERO;
      }
    }
  }

  Introspection(
      IssuerSettings issuer,
      IntrospectionSettings settings,
      BoundRoles roles,
      SubjectRegister register) {
    this.issuer = issuer;
    goodFor = Duration.ofMillis(settings.cacheTtlMs());
    endpoint = new IntrospectionEndpoint(issuer, settings);
    subjects = new IssuerSubjects(issuer, roles, register);
    rules =
        new DefaultJWTClaimsVerifier<>(
            null,
            new JWTClaimsSet.Builder().build(),
            Set.of("aud", issuer.subjectClaim()),
            Set.of());
    rules.setMaxClockSkew((int) Duration.ofMillis(issuer.clockSkewMs()).toSeconds());
  }

  /** The principal of a token, unless it is not good or the issuer does not say so in time. */
  Principal verify(String token, Optional<String> resource) {
    return switch (verdict(token)) {
      case Verdict.Good good ->
          subjects.principal(good.claims(), token, Principal.Method.INTROSPECTION, resource);
      case Verdict.Bad bad -> throw subjects.refused(bad.why());
      case Verdict.Unknown ignored -> throw subjects.refused("introspection is not available");
    };
  }

  private Verdict verdict(String token) {
    Sha256 hash = Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    CompletableFuture<Verdict> own = new CompletableFuture<>();
    CompletableFuture<Verdict> earlier = known.asMap().putIfAbsent(hash, own);
    if (earlier != null) {
      return earlier.join();
    }
    ask(token, own);
    return own.join();
  }

  private void ask(String token, CompletableFuture<Verdict> verdict) {
    try {
      verdict.complete(
          introspected(token).map(this::judged).orElseGet(() -> new Verdict.Bad("not active")));
    } catch (IOException e) {
      warn(e);
    } finally {
      // Whoever waits for it must not wait for ever.
      verdict.complete(new Verdict.Unknown());
    }
  }

  private Optional<JWTClaimsSet> introspected(String token) throws IOException {
    try {
      if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(MOST_AT_ONCE + " tokens are being asked about already");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while others were being asked about", e);
    }
    try {
      return endpoint.introspect(token);
    } finally {
      free.release();
    }
  }

  /** An issuer need not repeat its name and the time; what it says must be good all the same. */
  private Verdict judged(JWTClaimsSet claims) {
    if (claims.getIssuer() != null && !claims.getIssuer().equals(issuer.issuer())) {
      return new Verdict.Bad("of another issuer");
    }
    try {
      rules.verify(claims, null);
    } catch (BadJWTException e) {
      return new Verdict.Bad(String.valueOf(e.getMessage()));
    }
    return new Verdict.Good(claims, life(claims.getExpirationTime()));
  }

  private Duration life(@Nullable Date expiry) {
    if (expiry == null) {
      return goodFor;
    }
    long left = expiry.getTime() + issuer.clockSkewMs() - System.currentTimeMillis();
    return Duration.ofMillis(Math.clamp(left, 0, goodFor.toMillis()));
  }

  private void warn(IOException problem) {
    long due = nextWarning.get();
    long now = System.nanoTime();
    if (now - due >= 0 && nextWarning.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos())) {
      LOG.log(
          System.Logger.Level.WARNING,
          "issuer {0}: tokens cannot be introspected: {1}",
          issuer.name(),
          problem.getMessage());
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}

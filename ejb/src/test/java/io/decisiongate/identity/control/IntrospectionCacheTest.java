package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.identity.boundary.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of tokens that an issuer was asked about, and what if it does not answer. */
class IntrospectionCacheTest {
  private static final int MOST_AT_ONCE = 16;

  private IntrospectingIssuer issuer;
  private IssuerTrust trusted;

  @BeforeEach
  void start() throws Exception {
    issuer = IntrospectingIssuer.start("gate:secret");
    trusted = new IssuerTrust(configuration("", ""));
  }

  @AfterEach
  void stop() {
    trusted.close();
    issuer.close();
  }

  /** The issuer with more settings of its own and of the introspection. */
  private String configuration(String more, String moreOfIntrospection) {
    return IntrospectingIssuer.entry("corp", issuer, more, moreOfIntrospection);
  }

  private void reconfigure(String more, String moreOfIntrospection) {
    trusted.change(configuration(more, moreOfIntrospection));
  }

  private void issue(String token, Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = issuer.claims();
    change.accept(claims);
    issuer.issue(token, claims);
  }

  private void issue(String token) {
    issue(token, claims -> {});
  }

  @Test
  void anOldTokenIsRefusedAlsoWhileItIsKnown() throws Throwable {
    reconfigure("token_age_ms = 3000\nclock_skew_ms = 0", "");
    issue("opaque", claims -> claims.put("iat", Instant.now().getEpochSecond()));

    trusted.verify("opaque");

    IssuerTrust.eventually(() -> trusted.assertRefused("opaque", "older than allowed"));
    assertThat(issuer.asked()).hasSize(1);
  }

  @Test
  void aKnownTokenIsNotAskedAboutAgain() {
    issue("opaque");

    for (int i = 0; i < 100; i++) {
      trusted.verify("opaque");
    }

    assertThat(issuer.asked()).hasSize(1);
  }

  @Test
  void aRevokedTokenStopsWorkingAfterTheTimeOfTheSettings() throws Throwable {
    reconfigure("", "cache_ttl_ms = 1000");
    issue("opaque");
    trusted.verify("opaque");
    issuer.revoke("opaque");

    IssuerTrust.eventually(() -> trusted.assertRefused("opaque", "not active"));
    assertThat(issuer.asked().size()).isGreaterThan(1);
  }

  @Test
  void withoutACacheARevokedTokenStopsWorkingAtOnce() {
    reconfigure("", "cache_ttl_ms = 0");
    issue("opaque");
    trusted.verify("opaque");
    trusted.verify("opaque");
    issuer.revoke("opaque");

    trusted.assertRefused("opaque", "not active");
    assertThat(issuer.asked()).hasSize(3);
  }

  @Test
  void noTokenIsKnownForLongerThanItIsGood() throws Throwable {
    reconfigure("clock_skew_ms = 0", "cache_ttl_ms = 600000");
    issue("opaque", claims -> claims.put("exp", Instant.now().getEpochSecond() + 3));
    trusted.verify("opaque");

    IssuerTrust.eventually(() -> trusted.assertRefused("opaque", "Expired"));
  }

  @Test
  void aBadTokenIsAskedAboutAgainAfterAShortTime() throws Throwable {
    for (int i = 0; i < 100; i++) {
      trusted.assertRefused("opaque", "not active");
    }
    assertThat(issuer.asked().size()).isLessThan(10);
    issue("opaque");

    IssuerTrust.eventually(() -> assertThat(trusted.verify("opaque").id()).isEqualTo("corp:alice"));
  }

  @Test
  void manyCallsWithOneTokenAskOnce() throws Throwable {
    issue("opaque");
    CountDownLatch answers = new CountDownLatch(1);
    issuer.waitFor(answers);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Principal>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(callers.submit(() -> trusted.verify("opaque")));
      }
      IssuerTrust.eventually(() -> assertThat(issuer.asked()).hasSize(1));
      answers.countDown();

      for (Future<Principal> call : calls) {
        assertThat(call.get().id()).isEqualTo("corp:alice");
      }
    }
    assertThat(issuer.asked()).hasSize(1);
  }

  @Test
  void anIssuerThatHangsIsAskedAboutAFewTokensAtOnceAndHoldsNobodyForLong() {
    CountDownLatch never = new CountDownLatch(1);
    issuer.waitFor(never);
    Instant start = Instant.now();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 3 * MOST_AT_ONCE)
          .mapToObj(
              i ->
                  callers.submit(
                      () -> trusted.assertRefused("opaque-" + i, "introspection is not")))
          .toList()
          .forEach(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(20)));
    }
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(issuer.asked().size()).isLessThanOrEqualTo(MOST_AT_ONCE);
    never.countDown();
  }

  @Test
  void whileTheIssuerIsDownOnlyKnownTokensWorkAndNotForLong() throws Throwable {
    reconfigure("", "cache_ttl_ms = 3000");
    issue("known");
    issue("other");
    trusted.verify("known");
    issuer.answerWith(503, "");

    assertThat(trusted.verify("known").id()).isEqualTo("corp:alice");
    trusted.assertRefused("other", "introspection is not available");
    IssuerTrust.eventually(() -> trusted.assertRefused("known", "introspection is not available"));

    issuer.answerWith(200, "");
    assertThat(trusted.verify("other").id()).isEqualTo("corp:alice");
  }

  @Test
  void anIssuerThatIsGoneIsNotWaitedFor() {
    trusted.verify(issued("first"));
    issuer.close();

    Instant start = Instant.now();
    trusted.assertRefused("second", "introspection is not available");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  private String issued(String token) {
    issue(token);
    return token;
  }
}

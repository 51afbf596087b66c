package io.decisiongate.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundPolicyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Map<String, List<InetAddress>> NAMES =
      Map.of(
          "public.test", addresses("1.1.1.1", "2606:4700:4700::1111"),
          "private.test", addresses("10.0.0.1"),
          "mixed.test", addresses("1.1.1.1", "127.0.0.1"),
          "nowhere.test", List.of());

  private static List<InetAddress> addresses(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.address(text).orElseThrow()).toList();
  }

  private static List<InetAddress> lookUp(String host) throws UnknownHostException {
    return Optional.ofNullable(NAMES.get(host))
        .orElseThrow(() -> new UnknownHostException("no host " + host));
  }

  private static OutboundPolicy policy(
      List<String> denied, Optional<List<String>> allowed, boolean privateNetworks) {
    return new OutboundPolicy(
        denied.stream().map(HostPattern::parse).toList(),
        allowed.map(hosts -> hosts.stream().map(HostPattern::parse).toList()),
        privateNetworks,
        OutboundPolicyTest::lookUp);
  }

  private static OutboundVerdict judge(String host) {
    return policy(List.of(), Optional.empty(), false).judge(host, PATIENCE);
  }

  @Test
  void permitsExactlyTheAddressesThatWereLookedUp() {
    assertThat(judge("public.test"))
        .isEqualTo(new OutboundVerdict.Permitted(addresses("1.1.1.1", "2606:4700:4700::1111")));
    assertThat(judge("8.8.8.8")).isEqualTo(new OutboundVerdict.Permitted(addresses("8.8.8.8")));
  }

  @ParameterizedTest
  @CsvSource({
    "private.test,    NotPublic[]",
    "mixed.test,      NotPublic[]",
    "127.0.0.1,       NotPublic[]",
    "::1,             NotPublic[]",
    "::ffff:7f00:1,   NotPublic[]",
    "nowhere.test,    NoAddress[]",
    "unknown.test,    LookupFailed[reason=no host unknown.test]",
  })
  void refusesEverythingElse(String host, String verdict) {
    assertThat(judge(host)).hasToString(verdict);
  }

  @ParameterizedTest
  @CsvSource({"private.test", "mixed.test", "127.0.0.1", "::1"})
  void privateNetworksCanBeAllowed(String host) {
    assertThat(policy(List.of(), Optional.empty(), true).judge(host, PATIENCE))
        .isInstanceOf(OutboundVerdict.Permitted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "public.test,      public.test, true",
    "PUBLIC.Test.,     public.test, true",
    "*.test,           public.test, true",
    "*.public.test,    public.test, false",
    "test,             public.test, false",
    "*.est,            public.test, false",
    "'',               public.test, false",
    "'*.',             public.test, false",
    "[::1],            ::1,         true",
    "127.0.0.1,        127.0.0.1,   true",
    "2130706433,       127.0.0.1,   false",
  })
  void allowedHostsAreComparedAsText(String pattern, String host, boolean allowed) {
    OutboundVerdict verdict =
        policy(List.of(), Optional.of(List.of(pattern)), true).judge(host, PATIENCE);
    assertThat(verdict instanceof OutboundVerdict.Permitted).isEqualTo(allowed);
    assertThat(verdict instanceof OutboundVerdict.NotListed).isEqualTo(!allowed);
  }

  @Test
  void anExactEntryKnowsNoAsterisk() {
    assertThat(HostPattern.exact("*.test").matches("public.test")).isFalse();
  }

  @Test
  void anEmptyListAllowsNoHost() {
    assertThat(policy(List.of(), Optional.of(List.of()), true).judge("public.test", PATIENCE))
        .isEqualTo(new OutboundVerdict.NotListed());
  }

  @Test
  void deniedComesFirst() {
    assertThat(
            policy(List.of("*.test"), Optional.of(List.of("public.test")), true)
                .judge("public.test", PATIENCE))
        .isEqualTo(new OutboundVerdict.Denied());
  }

  @Test
  void aLookUpThatDoesNotEndIsAFailure() {
    CountDownLatch never = new CountDownLatch(1);
    OutboundPolicy policy =
        new OutboundPolicy(
            List.of(),
            Optional.empty(),
            false,
            host -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return List.of();
            });
    assertThat(policy.judge("slow.test", Duration.ofMillis(20)))
        .isEqualTo(new OutboundVerdict.LookupFailed("the look-up took longer than 20 ms"));
    never.countDown();
  }
}

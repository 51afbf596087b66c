package io.decisiongate.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.core.hash.Sha256;
import io.decisiongate.mcp.Wire;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateKeyTest {
  private static final String TOKEN_ONE = "bearer:" + Sha256.of(Wire.utf8("token-one")).value();

  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> PEER = Optional.of("10.0.0.1");
  private static final Optional<String> SUBJECT = Optional.of("CN=alpha");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer token-one", "bEaReR token-one", "  Bearer    token-one  "})
  void aBearerTokenComesFirst(String header) {
    assertThat(RateKey.of(Optional.of(header), SUBJECT, PEER, "http").value()).isEqualTo(TOKEN_ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "token-one", "Basic token-one"})
  void aHeaderWithoutATokenDoesNotCount(String header) {
    assertThat(RateKey.of(Optional.of(header), NONE, PEER, "http").value())
        .isEqualTo("ip:10.0.0.1");
  }

  @Test
  void aHeaderThatIsTooLongDoesNotCount() {
    String longest = "Bearer " + "x".repeat(8192 - 7);

    assertThat(BearerToken.parse(Optional.of(longest))).isPresent();
    assertThat(BearerToken.parse(Optional.of(longest + "x"))).isEmpty();
    assertThat(BearerToken.ofAnyLength(Optional.of(longest + "x"))).isPresent();
  }

  @Test
  void thenTheSubjectThenTheAddressThenTheTransport() {
    assertThat(RateKey.of(NONE, SUBJECT, PEER, "http").value()).isEqualTo("mtls:CN=alpha");
    assertThat(RateKey.of(NONE, Optional.of("CN=ä"), PEER, "http").value())
        .isEqualTo("ip:10.0.0.1");
    assertThat(RateKey.of(NONE, NONE, PEER, "http").value()).isEqualTo("ip:10.0.0.1");
    assertThat(RateKey.of(NONE, NONE, NONE, "stdio").value()).isEqualTo("transport:stdio");
  }

  @Test
  void aTokenIsNotPrinted() {
    String header = "Bearer secret";

    assertThat(BearerToken.parse(Optional.of(header)).orElseThrow().toString())
        .doesNotContain("secret");
    assertThat(RateKey.of(Optional.of(header), NONE, NONE, "http").toString())
        .doesNotContain("secret");
  }
}

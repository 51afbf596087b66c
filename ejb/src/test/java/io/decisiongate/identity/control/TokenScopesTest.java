package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jwt.JWTClaimsSet;
import io.decisiongate.core.access.Capability;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenScopesTest {
  private static final Capability READ = Capability.RUNS_READ;
  private static final Capability WRITE = Capability.RUNS_WRITE;

  static Stream<Arguments> named() {
    return Stream.of(
        arguments(Map.of("scope", "runs:read"), Set.of(READ)),
        arguments(Map.of("scope", "openid  runs:read runs:write profile"), Set.of(READ, WRITE)),
        arguments(Map.of("scope", List.of("runs:read", "email")), Set.of(READ)),
        arguments(Map.of("scp", List.of("runs:read", "runs:write")), Set.of(READ, WRITE)),
        arguments(Map.of("scp", "runs:read runs:write"), Set.of(READ, WRITE)),
        arguments(Map.of("scope", "runs:read", "scp", List.of("runs:write")), Set.of(READ, WRITE)),
        arguments(Map.of("scope", "* runs:* runs:read RUNS:WRITE"), Set.of(READ)),
        arguments(Map.of("scope", "runs:read,runs:write runs:read"), Set.of(READ)));
  }

  @ParameterizedTest
  @MethodSource("named")
  void aTokenIsGoodForTheCapabilitiesThatItsScopesName(
      Map<String, Object> claims, Set<Capability> limit) throws ParseException {
    assertThat(TokenScopes.limit(claims(claims), false)).contains(limit);
    assertThat(TokenScopes.limit(claims(claims), true)).contains(limit);
  }

  static Stream<Map<String, Object>> unnamed() {
    return Stream.of(
        Map.of(),
        Map.of("scope", ""),
        Map.of("scope", "openid profile mcp:tools"),
        Map.of("scope", "*"),
        Map.of("scope", "runs:*"),
        Map.of("scp", List.of()));
  }

  @ParameterizedTest
  @MethodSource("unnamed")
  void aTokenThatNamesNoCapabilityIsGoodForAllUnlessScopesAreRequired(Map<String, Object> claims)
      throws ParseException {
    assertThat(TokenScopes.limit(claims(claims), false)).isEmpty();
    assertThat(TokenScopes.limit(claims(claims), true)).contains(Set.of());
  }

  static Stream<Map<String, Object>> unreadable() {
    return Stream.of(
        Map.of("scope", 7),
        Map.of("scope", Map.of("runs:read", true)),
        Map.of("scope", "runs:read", "scp", true),
        Map.of("scp", Arrays.asList("runs:read", 7)),
        Map.of("scp", Arrays.asList("runs:read", null)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void scopesThatCannotBeReadAreNotTakenForNone(Map<String, Object> claims) {
    assertThatThrownBy(() -> TokenScopes.limit(claims(claims), false))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("neither text nor a list of texts");
  }

  @Test
  void nobodyWidensTheLimit() throws ParseException {
    Set<Capability> limit =
        TokenScopes.limit(claims(Map.of("scope", "runs:read")), false).orElseThrow();

    assertThatThrownBy(() -> limit.add(WRITE)).isInstanceOf(UnsupportedOperationException.class);
  }

  private static JWTClaimsSet claims(Map<String, Object> values) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    values.forEach(claims::claim);
    return claims.build();
  }
}

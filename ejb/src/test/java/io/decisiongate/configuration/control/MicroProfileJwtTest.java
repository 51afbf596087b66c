package io.decisiongate.configuration.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.configuration.ConfigurationException;
import io.decisiongate.core.configuration.ConfigurationFile;
import io.decisiongate.core.configuration.IssuerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroProfileJwtTest {
  private static final Map<String, String> STANDARD =
      Map.of(
          "mp.jwt.verify.issuer", "https://login.test",
          "mp.jwt.verify.audiences", "one, two",
          "mp.jwt.verify.publickey.location", "https://login.test/keys",
          "mp.jwt.verify.publickey.algorithm", "ES256",
          "mp.jwt.verify.clock.skew", "5",
          "mp.jwt.verify.token.age", "600");

  private static Map<String, String> joined(
      Map<String, String> settings, Map<String, String> standard) {
    Map<String, String> properties = new HashMap<>(settings);
    MicroProfileJwt.addTo(properties, name -> Optional.ofNullable(standard.get(name)));
    return properties;
  }

  private static Map<String, String> with(String property, String value) {
    Map<String, String> properties = new HashMap<>(STANDARD);
    properties.put(property, value);
    return properties;
  }

  private static IssuerSettings first(Map<String, String> properties) {
    return ConfigurationFile.fromProperties(properties)
        .configuration()
        .identity()
        .issuers()
        .getFirst();
  }

  @Test
  void theyDescribeTheFirstIssuer() {
    IssuerSettings issuer = first(joined(Map.of(), STANDARD));

    assertThat(issuer.name()).isEqualTo("mp-jwt");
    assertThat(issuer.issuer()).isEqualTo("https://login.test");
    assertThat(issuer.audiences()).containsExactly("one", "two");
    assertThat(issuer.keys()).isEqualTo(new IssuerSettings.Keys.At("https://login.test/keys"));
    assertThat(issuer.algorithms()).isEqualTo(List.of("ES256"));
    assertThat(issuer.clockSkewMs()).isEqualTo(5_000);
    assertThat(issuer.tokenAgeMs()).contains(600_000L);
  }

  @Test
  void nothingIsAddedWithoutThem() {
    assertThat(joined(Map.of(), Map.of())).isEmpty();
  }

  @Test
  void theFileAddsWhatTheyCannotSay() {
    Map<String, String> properties =
        joined(
            Map.of(
                "dg.identity.issuers[0].name", "corp",
                "dg.identity.issuers[0].grants[0].group", "deciders",
                "dg.identity.issuers[0].grants[0].role", "NamespaceWriter",
                "dg.identity.issuers[0].grants[0].tenant_id", "1"),
            STANDARD);

    assertThat(first(properties).name()).isEqualTo("corp");
    assertThat(first(properties).grants()).hasSize(1);
  }

  @Test
  void theyMustNotContradictTheFile() {
    assertThatThrownBy(
            () -> joined(Map.of("dg.identity.issuers[0].issuer", "https://other.test"), STANDARD))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("identity.issuers[0].issuer contradicts");
  }

  @ParameterizedTest
  @CsvSource({
    "file:/etc/keys.pem, /etc/keys.pem",
    "file:///etc/keys.pem, /etc/keys.pem",
    "keys.pem, keys.pem"
  })
  void keysMayLieInAFile(String location, String path) {
    assertThat(first(joined(Map.of(), with("mp.jwt.verify.publickey.location", location))).keys())
        .isEqualTo(new IssuerSettings.Keys.InFile(path));
  }

  @ParameterizedTest
  @CsvSource({
    "mp.jwt.token.header, Cookie, must be Authorization",
    "mp.jwt.token.cookie, token, is not supported",
    "mp.jwt.decrypt.key.location, key.pem, is not supported",
    "mp.jwt.verify.clock.skew, soon, must be seconds",
    "mp.jwt.verify.token.age, 9223372036854775807, must be seconds"
  })
  void whatTheServerCannotDoIsRefused(String property, String value, String message) {
    assertThatThrownBy(() -> joined(Map.of(), with(property, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}

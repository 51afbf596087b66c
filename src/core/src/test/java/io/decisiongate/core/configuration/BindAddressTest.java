package io.decisiongate.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address to listen at is written in figures. */
class BindAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:4000", "127.255.255.255:0", "[::1]:65535", "[0:0::1]:1"})
  void loopbackAddress(String text) {
    assertThat(BindAddress.parse(text)).get().matches(BindAddress::isLoopback);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:8080", "[::]:8080", "192.168.1.1:1", "[fe80::1]:1"})
  void addressThatOthersCanReach(String text) {
    assertThat(BindAddress.parse(text)).get().matches(address -> !address.isLoopback());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":80", "localhost:80", "127.0.0.1", "127.1:80", "127.0.0.1:", "127.0.0.1:65536",
        "127.0.0.256:1", "01.2.3.4:1", "127.0.0.1:80 ", "::1:80", "[::1]", "[::1::]:1",
            "[1.2.3.4]:1",
        "[fe80::1%eth0]:1", "[:]:1", "example.org:443"
      })
  void anythingElseIsNoAddress(String text) {
    assertThat(BindAddress.parse(text)).isEmpty();
  }
}

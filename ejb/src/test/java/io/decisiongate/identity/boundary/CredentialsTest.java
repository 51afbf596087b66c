package io.decisiongate.identity.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  /**
   * A proxy on this machine that speaks for somebody else makes nobody a caller of this machine.
   */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.9.9.9, true",
    "::1, 127.0.0.1, true",
    "127.0.0.1, 203.0.113.9, false",
    "127.0.0.1, unknown, false",
    "10.0.0.1, 127.0.0.1, false",
    "203.0.113.9, 203.0.113.9, false"
  })
  void areOfThisMachineWhenBothEndsAre(String peer, String client, boolean ofThisMachine) {
    Credentials credentials =
        new Credentials(
            peer, client, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
    assertThat(credentials.areOfThisMachine()).isEqualTo(ofThisMachine);
  }
}

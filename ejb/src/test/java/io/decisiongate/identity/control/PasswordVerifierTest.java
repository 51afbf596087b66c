package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordVerifierTest {
  /** Made by {@code hashlib.pbkdf2_hmac('sha512', b'password', b'salt', 1000)}. */
  private static final String OTHERS =
      "pbkdf2-sha512$1000$c2FsdA==$"
          + "r+bFUweFtsxrHGRTOEcxvV7kMu5Un9QvtmlXea2KHFv1neacSPd078QAfVKY+QM8AkHVq2kwXntk7O642DTP7A==";

  @Test
  void aPasswordMatchesItsOwnVerifierOnly() {
    PasswordVerifier verifier = PasswordVerifier.of("correct horse battery");
    assertThat(verifier.matches("correct horse battery")).isTrue();
    assertThat(verifier.matches("correct horse batterY")).isFalse();
    assertThat(PasswordVerifier.of("correct horse battery").text()).isNotEqualTo(verifier.text());
  }

  @Test
  void itsTextIsReadAgain() {
    String text = PasswordVerifier.of("correct horse battery").text();
    assertThat(text).startsWith("pbkdf2-sha512$210000$").doesNotContain("horse");
    assertThat(PasswordVerifier.parse(text).matches("correct horse battery")).isTrue();
  }

  @Test
  void theFunctionIsTheOneOfTheStandard() {
    assertThat(PasswordVerifier.parse(OTHERS).matches("password")).isTrue();
  }

  @Test
  void spellingsOfOneTextAreOnePassword() {
    assertThat(PasswordVerifier.of("passwo\u0308rd").matches("passw\u00f6rd")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v", "pbkdf2-sha512$0$c2FsdA==$c2FsdA==", "argon2$1$c2FsdA==$c2FsdA=="})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> PasswordVerifier.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

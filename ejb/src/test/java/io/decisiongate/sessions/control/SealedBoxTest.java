package io.decisiongate.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
  private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);

  /** RFC 5869 appendix A.3, of whose output we need the first block. */
  @Test
  void derivesAsTheStandardDoes() {
    byte[] secret = HexFormat.of().parseHex("0b".repeat(22));
    assertThat(HexFormat.of().formatHex(SealedBox.derived(secret, new byte[0])))
        .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
  }

  @Test
  void opensOnlyWithTheSameSecretPurposeAndContext() {
    byte[] sealed = box("secret", "purpose").seal(PLAIN, CONTEXT);
    assertThat(box("secret", "purpose").open(sealed, CONTEXT)).isEqualTo(PLAIN);
    assertUnreadable(box("other", "purpose"), sealed, CONTEXT);
    assertUnreadable(box("secret", "other"), sealed, CONTEXT);
    assertUnreadable(box("secret", "purpose"), sealed, PLAIN);
    assertUnreadable(box("secret", "purpose"), new byte[3], CONTEXT);
    sealed[sealed.length - 1] ^= 1;
    assertUnreadable(box("secret", "purpose"), sealed, CONTEXT);
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    assertThat(box("secret", "purpose").seal(PLAIN, CONTEXT))
        .isNotEqualTo(box("secret", "purpose").seal(PLAIN, CONTEXT));
  }

  @Test
  void onlyTheTokenBeforeOpensItsSuccessor() {
    RefreshToken first = RefreshToken.generate();
    RefreshToken successor = RefreshToken.generate();
    byte[] sealed = first.seal(successor);
    assertThat(first.open(sealed)).isEqualTo(successor);
    assertThat(successor.text()).matches("dgr_[A-Za-z0-9_-]{64}");
    assertThatThrownBy(() -> successor.open(sealed)).isInstanceOf(IllegalStateException.class);
  }

  private static void assertUnreadable(SealedBox box, byte[] sealed, byte[] context) {
    assertThatThrownBy(() -> box.open(sealed, context)).isInstanceOf(IllegalStateException.class);
  }

  private static SealedBox box(String secret, String purpose) {
    return SealedBox.of(secret.getBytes(StandardCharsets.UTF_8), purpose);
  }
}

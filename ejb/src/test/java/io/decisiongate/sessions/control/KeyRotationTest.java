package io.decisiongate.sessions.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.sessions.control.KeyRotation.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRotationTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Of a key that has signed since 0, for a day. */
  @ParameterizedTest
  @CsvSource({
    "0, ",
    "82799999, ",
    "82800000, 86400000",
    "86400000, 90000000",
    "864000000, 867600000",
  })
  void theNextKeyIsMadeAnHourBeforeItSigns(long now, Long signsFrom) {
    assertThat(KeyRotation.due(List.of(key("a", 0)), true, now, 1))
        .isEqualTo(Optional.ofNullable(signsFrom));
  }

  @Test
  void theFirstKeySignsAtOnce() {
    assertThat(KeyRotation.due(List.of(), false, 7, 30)).contains(7L);
  }

  @Test
  void whatIsEncryptedUnderAnotherSecretIsReplacedAtOnce() {
    assertThat(KeyRotation.due(List.of(key("a", 0)), false, HOUR, 30)).contains(HOUR);
  }

  @Test
  void theKeyBeforeSignsUntilTheNextOneMay() {
    List<Stored> keys = List.of(key("a", 0), key("b", DAY));
    assertThat(KeyRotation.signing(keys, DAY - 1, key -> true).map(Stored::kid)).contains("a");
    assertThat(KeyRotation.signing(keys, DAY, key -> true).map(Stored::kid)).contains("b");
    assertThat(KeyRotation.signing(keys, DAY, key -> key.kid().equals("a")).map(Stored::kid))
        .contains("a");
    assertThat(KeyRotation.signing(keys, DAY, key -> false)).isEmpty();
  }

  @Test
  void aKeyIsKeptLongerThanItsLastToken() {
    assertThat(KeyRotation.KEPT_MS).isGreaterThan(HOUR + 30_000);
  }

  private static Stored key(String kid, long signsFrom) {
    return new Stored(kid, "", new byte[0], signsFrom);
  }
}

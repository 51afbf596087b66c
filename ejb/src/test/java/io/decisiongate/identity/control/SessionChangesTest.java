package io.decisiongate.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.StorageUnavailable;
import io.decisiongate.storage.boundary.LookupRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionChangesTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Answers answers = new Answers();
  private final SessionChanges changes = new SessionChanges(now::get);

  /** What the database answers, and how often it was asked. */
  private static final class Answers extends LookupRows {
    private int asked;
    private boolean away;
    private long number = 7;

    @Override
    public long number(String query, @Nullable Object... arguments) {
      asked++;
      if (away) {
        throw new StorageUnavailable(new SQLException("away"));
      }
      return number;
    }
  }

  @BeforeEach
  void connect() {
    changes.rows = answers;
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void theNumberIsAskedForOnceASecond() {
    assertThat(changes.number()).isEqualTo(7);
    answers.number = 8;
    pass(Duration.ofMillis(999));
    assertThat(changes.number()).isEqualTo(7);
    pass(Duration.ofMillis(1));
    assertThat(changes.number()).isEqualTo(8);
    assertThat(answers.asked).isEqualTo(2);
  }

  /** Otherwise each of them would wait for a time-out of its own, one after the other. */
  @Test
  void callersOfASecondLearnTogetherThatTheDatabaseIsAway() {
    answers.away = true;
    assertRefused();
    pass(Duration.ofMillis(999));
    assertRefused();
    assertThat(answers.asked).isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertRefused();
    assertThat(answers.asked).isEqualTo(2);

    answers.away = false;
    pass(Duration.ofSeconds(1));
    assertThat(changes.number()).isEqualTo(7);
  }

  @Test
  void whatIsOlderThanTwoSecondsDoesNotCountWhenTheDatabaseIsAway() {
    assertThat(changes.number()).isEqualTo(7);
    answers.away = true;
    pass(Duration.ofMillis(1_500));
    assertThat(changes.number()).isEqualTo(7);
    pass(Duration.ofMillis(400));
    assertThat(changes.number()).isEqualTo(7);
    assertThat(answers.asked).isEqualTo(2);
    pass(Duration.ofMillis(100));
    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(changes::number).isInstanceOf(StorageUnavailable.class);
  }
}

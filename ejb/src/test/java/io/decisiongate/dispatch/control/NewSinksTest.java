package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.StorageUnavailable;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NewSinksTest {
  private final NewSinks sinks = new NewSinks();
  private int looks;

  @Test
  void afterTheStartAndAfterAChangeThereIsOneLook() {
    sinks.lookForThem(() -> looks++);
    sinks.lookForThem(() -> looks++);
    assertThat(looks).isEqualTo(1);

    sinks.mayBeThere();
    sinks.lookForThem(() -> looks++);
    sinks.lookForThem(() -> looks++);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void aLookThatFailedIsRepeated() {
    assertThatThrownBy(() -> sinks.lookForThem(NewSinksTest::databaseIsAway))
        .isInstanceOf(StorageUnavailable.class);

    sinks.lookForThem(() -> looks++);
    sinks.lookForThem(() -> looks++);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void aChangeDuringALookIsLookedForToo() {
    sinks.lookForThem(sinks::mayBeThere);

    sinks.lookForThem(() -> looks++);
    assertThat(looks).isEqualTo(1);
  }

  private static void databaseIsAway() {
    throw new StorageUnavailable(new SQLException("away"));
  }
}

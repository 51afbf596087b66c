package io.decisiongate.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void everyTenantIsFirstInItsTurn() {
    Turns turns = new Turns();

    assertThat(turns.order(List.of(1L, 5L, 9L))).containsExactly(1L, 5L, 9L);
    assertThat(turns.order(List.of(1L, 5L, 9L))).containsExactly(5L, 9L, 1L);
    assertThat(turns.order(List.of(1L, 9L))).containsExactly(9L, 1L);
    assertThat(turns.order(List.of())).isEmpty();
    assertThat(turns.order(List.of(1L, 9L))).containsExactly(1L, 9L);
  }
}

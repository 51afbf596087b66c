package io.decisiongate.journal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.decisiongate.journal.boundary.Change;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunMovesTest {
  private final RunMoves moves = new RunMoves();

  @Test
  void stepsOfARunThatFollowEachOtherAreOneRow() {
    moves.add(step("a", 4));
    moves.add(step("b", 9));
    moves.add(step("a", 5));

    assertThat(moves.size()).isEqualTo(2);
    assertThat(moves.expectedVersions()).containsExactly(4L, 9L);
  }

  @Test
  void stepsThatDoNotFollowEachOtherFitNoRun() {
    moves.add(step("a", 4));
    moves.add(step("a", 4));
    moves.add(step("a", 5));

    assertThat(moves.expectedVersions()).containsExactly(-1L);
  }

  private static Change.RunUpdate step(String run, long expected) {
    return new Change.RunUpdate(
        1, run, expected, CompletableFuture.completedFuture(true), "active", "s", "{}", 0);
  }
}

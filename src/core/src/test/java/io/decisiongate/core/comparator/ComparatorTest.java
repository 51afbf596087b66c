package io.decisiongate.core.comparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.InvalidParams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComparatorTest {

  @Test
  void keepsTheCanonicalOrder() {
    assertThat(Arrays.stream(Comparator.values()).map(Comparator::wire))
        .containsExactly(
            "equals",
            "not_equals",
            "greater_than",
            "greater_than_or_equal",
            "less_than",
            "less_than_or_equal",
            "lex_greater_than",
            "lex_greater_than_or_equal",
            "lex_less_than",
            "lex_less_than_or_equal",
            "contains",
            "in_set",
            "deep_equals",
            "deep_not_equals",
            "exists",
            "not_exists");
  }

  @Test
  void refusesOtherNames() {
    assertThatThrownBy(() -> Comparator.fromWire("Equals"))
        .isInstanceOf(InvalidParams.class)
        .hasMessageStartingWith("unknown variant `Equals`, expected one of `equals`, `not_equals`");
  }
}

package io.decisiongate.core.comparator;

import io.decisiongate.core.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Orders two JSON values; empty where they have no order. */
final class Ordering {
  private Ordering() {}

  /** Numbers by their exact decimals; texts as instants, else as dates. */
  static OptionalInt natural(Json left, Json right) {
    if (left instanceof Json.Text leftText && right instanceof Json.Text rightText) {
      OptionalInt instants =
          compare(Rfc3339Instant.parse(leftText.value()), Rfc3339Instant.parse(rightText.value()));
      return instants.isPresent()
          ? instants
          : compare(CalendarDate.parse(leftText.value()), CalendarDate.parse(rightText.value()));
    }
    return ofNumbers(left, right);
  }

  /** Texts by their UTF-8 bytes. */
  static OptionalInt lexicographic(Json left, Json right) {
    return left instanceof Json.Text leftText && right instanceof Json.Text rightText
        ? OptionalInt.of(Arrays.compareUnsigned(utf8(leftText), utf8(rightText)))
        : OptionalInt.empty();
  }

  /** Numbers by the exact decimals of their shortest texts; empty unless both are numbers. */
  static OptionalInt ofNumbers(Json left, Json right) {
    return compare(decimal(left), decimal(right));
  }

  private static <T extends Comparable<T>> OptionalInt compare(
      Optional<T> left, Optional<T> right) {
    return left.isPresent() && right.isPresent()
        ? OptionalInt.of(left.get().compareTo(right.get()))
        : OptionalInt.empty();
  }

  private static Optional<BigDecimal> decimal(Json json) {
    return switch (json) {
      case Json.Int integer -> Optional.of(new BigDecimal(integer.value()));
      case Json.Float number -> Optional.of(new BigDecimal(Double.toString(number.value())));
      case Json.Null ignored -> Optional.empty();
      case Json.Bool ignored -> Optional.empty();
      case Json.Text ignored -> Optional.empty();
      case Json.Array ignored -> Optional.empty();
      case Json.Obj ignored -> Optional.empty();
    };
  }

  private static byte[] utf8(Json.Text text) {
    return text.value().getBytes(StandardCharsets.UTF_8);
  }
}

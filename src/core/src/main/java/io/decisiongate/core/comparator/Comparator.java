package io.decisiongate.core.comparator;

import io.decisiongate.core.error.InvalidParams;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The comparators; the order of declaration is the canonical order that contracts keep
 * (mcp-tools.md section 2.1).
 */
public enum Comparator {
  EQUALS("equals"),
  NOT_EQUALS("not_equals"),
  GREATER_THAN("greater_than"),
  GREATER_THAN_OR_EQUAL("greater_than_or_equal"),
  LESS_THAN("less_than"),
  LESS_THAN_OR_EQUAL("less_than_or_equal"),
  LEX_GREATER_THAN("lex_greater_than"),
  LEX_GREATER_THAN_OR_EQUAL("lex_greater_than_or_equal"),
  LEX_LESS_THAN("lex_less_than"),
  LEX_LESS_THAN_OR_EQUAL("lex_less_than_or_equal"),
  CONTAINS("contains"),
  IN_SET("in_set"),
  DEEP_EQUALS("deep_equals"),
  DEEP_NOT_EQUALS("deep_not_equals"),
  EXISTS("exists"),
  NOT_EXISTS("not_exists");

  private static final Map<String, Comparator> BY_WIRE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Comparator::wire, Function.identity()));

  private final String wire;

  Comparator(String wire) {
    this.wire = wire;
  }

  /** The spelling in JSON and in messages. */
  public String wire() {
    return wire;
  }

  /** The comparator of this spelling, if there is one. */
  public static Optional<Comparator> find(String wire) {
    return Optional.ofNullable(BY_WIRE.get(wire));
  }

  /**
   * The comparator of this spelling.
   *
   * @throws InvalidParams when there is none
   */
  public static Comparator fromWire(String wire) {
    return find(wire)
        .orElseThrow(
            () ->
                new InvalidParams(
                    "unknown variant `"
                        + wire
                        + "`, expected one of "
                        + Arrays.stream(values())
                            .map(comparator -> "`" + comparator.wire + "`")
                            .collect(Collectors.joining(", "))));
  }

  /** Whether it asks only for presence and takes no expected value. */
  public boolean isPresence() {
    return this == EXISTS || this == NOT_EXISTS;
  }
}

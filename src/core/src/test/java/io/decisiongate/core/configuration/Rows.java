package io.decisiongate.core.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.provider.Arguments;

/** Helps to write tables of configurations and what is said about them. */
final class Rows {
  private Rows() {}

  /** A configuration, one line or more, and the message it gets. */
  static Arguments refused(String message, String... toml) {
    return Arguments.of(message, String.join("\n", toml));
  }

  static Arguments accepted(String... toml) {
    return Arguments.of(String.join("\n", toml));
  }

  /** An array of so many equal strings. */
  static String strings(int count, String value) {
    return IntStream.range(0, count)
        .mapToObj(i -> '"' + value + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** So many array-of-table entries with the same lines. */
  static String tables(int count, String name, String... lines) {
    List<String> one = Arrays.asList(lines);
    return IntStream.range(0, count)
        .mapToObj(i -> "[[" + name + "]]\n" + String.join("\n", one) + "\n")
        .collect(Collectors.joining());
  }
}

package io.decisiongate.system.benchmark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of a command, {@code --name value}. */
record Options(Map<String, String> values) {

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException when it has an option that is not among these
   */
  static Options parse(String[] arguments, String... known) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].replaceFirst("^--", "");
      if (i + 1 == arguments.length || !List.of(known).contains(name)) {
        throw new IllegalArgumentException(
            "not an option with a value: %s; known: %s"
                .formatted(arguments[i], Arrays.toString(known)));
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(Map.copyOf(values));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }

  List<Integer> numbers(String name, String otherwise) {
    return Arrays.stream(text(name).orElse(otherwise).split(",")).map(Integer::valueOf).toList();
  }
}

package io.decisiongate.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;

/** Finds out which command is meant before any is built. */
final class Commands {
  private static final Set<String> ROOT_ONLY = Set.of("--version", "-V");

  private Commands() {}

  /**
   * The command that these arguments name; empty when they name none, or need all of them for their
   * answer.
   */
  static Optional<Class<?>> named(String... arguments) {
    return firstWord(arguments)
        .flatMap(
            word ->
                all().stream()
                    .filter(command -> annotation(command).name().equals(word))
                    .findFirst());
  }

  /** Whether there is nothing but what the root command answers by itself. */
  static boolean areAnsweredByTheRoot(String... arguments) {
    return arguments.length == 1 && ROOT_ONLY.contains(arguments[0]);
  }

  private static List<Class<?>> all() {
    return Arrays.asList(annotation(DgCommand.class).subcommands());
  }

  private static Command annotation(Class<?> command) {
    return Objects.requireNonNull(command.getAnnotation(Command.class));
  }

  /** What stands behind the options of the root command; only the language has a value. */
  private static Optional<String> firstWord(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--lang")) {
        i++;
      } else if (!arguments[i].startsWith("-")) {
        return Optional.of(arguments[i]);
      } else if (!arguments[i].startsWith("--lang=")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}

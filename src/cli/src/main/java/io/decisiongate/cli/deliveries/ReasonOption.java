package io.decisiongate.cli.deliveries;

import io.decisiongate.local.deliveries.Operation;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --reason}. */
final class ReasonOption {
  @Option(names = "--reason", paramLabel = "TEXT")
  private Optional<String> reason = Optional.empty();

  /**
   * The operation as the audit log names it.
   *
   * @throws ParameterException for a reason that is too long
   */
  Operation operation(CommandSpec command) {
    if (reason.filter(text -> text.length() > Operation.LONGEST_REASON).isPresent()) {
      throw new ParameterException(
          command.commandLine(),
          "Invalid value for option '--reason': it has more than "
              + Operation.LONGEST_REASON
              + " characters");
    }
    return new Operation(System.getProperty("user.name", "unknown"), reason);
  }
}

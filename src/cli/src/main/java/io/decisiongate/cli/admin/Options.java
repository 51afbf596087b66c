package io.decisiongate.cli.admin;

import io.decisiongate.cli.console.Message;
import io.decisiongate.cli.console.MessageFailure;
import java.util.Optional;

/** Options that some kinds of things take and others do not. */
final class Options {
  private Options() {}

  /**
   * Refuses an option that means nothing for this kind.
   *
   * @throws MessageFailure naming both
   */
  static void belong(Kind kind, String option, boolean given, Kind owner) {
    if (given && kind != owner) {
      throw new MessageFailure(Message.ADMIN_OPTION_MISPLACED, option, kind.word());
    }
  }

  /**
   * The value of an option that this kind needs.
   *
   * @throws MessageFailure naming it when it is not there
   */
  static <T> T needed(String option, Optional<T> value) {
    return value.orElseThrow(() -> new MessageFailure(Message.ADMIN_OPTION_MISSING, option));
  }
}

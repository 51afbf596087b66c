package io.decisiongate.local.deliveries;

import java.util.Optional;

/**
 * Why deliveries are changed by hand, and by whom; both stand in the audit log.
 *
 * @param operator account of the operating system
 * @param reason in the operator's words, at most {@value #LONGEST_REASON} characters
 */
public record Operation(String operator, Optional<String> reason) {
  /** Most characters of a reason. */
  public static final int LONGEST_REASON = 500;

  public Operation {
    if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
      throw new IllegalArgumentException("a reason has at most " + LONGEST_REASON + " characters");
    }
  }

  /** What the delivery itself says of it. */
  String told() {
    return "stopped by " + operator + reason.map(text -> ": " + text).orElse("");
  }
}

package io.decisiongate.core.dispatch;

/** What a dispatch policy answers. */
public sealed interface PolicyVerdict {

  record Permit() implements PolicyVerdict {}

  record Deny() implements PolicyVerdict {}

  /** The policy could not decide. */
  record Failure(String message) implements PolicyVerdict {}
}

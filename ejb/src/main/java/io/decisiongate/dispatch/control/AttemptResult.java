package io.decisiongate.dispatch.control;

/** How an attempt ended at the sink. */
sealed interface AttemptResult {

  /** The sink has the packet. */
  record Delivered() implements AttemptResult {}

  /**
   * It may not have it.
   *
   * @param reason one sentence without the packet's content
   */
  record Failed(String reason) implements AttemptResult {}
}

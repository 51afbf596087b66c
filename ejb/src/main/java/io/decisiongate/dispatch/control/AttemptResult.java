package io.decisiongate.dispatch.control;

import java.time.Duration;

/** How an attempt ended at the sink. */
sealed interface AttemptResult {

  /** The sink has the packet. */
  record Delivered() implements AttemptResult {}

  /**
   * It may not have it.
   *
   * @param reason one sentence without the packet's content
   * @param retryAfter how long the receiver wants to be left alone; zero when it did not say
   */
  record Failed(String reason, Duration retryAfter) implements AttemptResult {
    Failed(String reason) {
      this(reason, Duration.ZERO);
    }
  }
}

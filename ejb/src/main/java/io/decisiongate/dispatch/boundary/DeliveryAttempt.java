package io.decisiongate.dispatch.boundary;

import java.util.Locale;

/**
 * Event: an attempt to deliver a packet is over and recorded.
 *
 * @param sink {@code log} or {@code callback}
 */
public record DeliveryAttempt(String sink, Outcome outcome) {

  /** What became of it. */
  public enum Outcome {
    /** The sink has the packet. */
    DELIVERED,
    /** It failed, and there will be another. */
    RETRY,
    /** It failed, and there will be no other. */
    GIVEN_UP;

    /** The spelling in records and labels. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

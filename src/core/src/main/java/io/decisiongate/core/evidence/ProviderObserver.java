package io.decisiongate.core.evidence;

import java.time.Duration;
import java.util.Locale;

/** Is told of each question that a provider was asked, by the thread that asked it. */
@FunctionalInterface
public interface ProviderObserver {
  /** What became of a question; a closed set, unlike the codes of the providers' own errors. */
  enum Outcome {
    /** A value, or that there is none. */
    ANSWERED,
    /** The provider has answered with an error of its own. */
    REPORTED_ERROR,
    /** No answer, or one that cannot be used or believed. */
    FAILED,
    /** The stage did not wait any longer. */
    CUT_OFF,
    /** A defect; the log says more. */
    DEFECT;

    /** The spelling in labels. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Wants to know nothing. */
  ProviderObserver NONE = (providerId, outcome, time) -> {};

  /**
   * A question has come to its end.
   *
   * @param providerId of a provider that is configured
   * @param time from the question to its end, signature and hash included
   */
  void asked(String providerId, Outcome outcome, Duration time);
}
